import { deletePresence, listPresences, putPresence, type ChangeSubject, type Presence } from '@guidon/api'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { api, partingApi } from './api.ts'
import { randomId } from './random-id.ts'

/** Half of the time after which somebody silent counts as gone. */
const REPEAT_MS = 15_000
const tab = randomId()

const presencesQuery = (project: string) =>
  queryOptions({
    queryKey: ['presences', project],
    queryFn: async () => (await api.call(listPresences, { params: { project } })).items,
    staleTime: REPEAT_MS,
    retry: false,
  })

export interface PresenceOptions {
  readonly subject: ChangeSubject
  /** What of it is edited, e.g. the id of a rule. */
  readonly part: string | null
  readonly activity: Presence['activity']
}

/** Tells others what is looked at or edited on this screen, and gives who else is at the same thing. */
export function usePresence(project: string, { subject, part, activity }: PresenceOptions): readonly Presence[] {
  const { kind, key, environment } = subject
  // Being here is told to the server, which forgets who is silent.
  useEffect(() => {
    const params = { project, tab }
    const body = { subject: { kind, key, environment }, part, activity }
    const tell = (): void => void api.call(putPresence, { params, body }).catch(() => undefined)
    tell()
    const timer = setInterval(tell, REPEAT_MS)
    return () => clearInterval(timer)
  }, [project, kind, key, environment, part, activity])
  // Leaving the screen, or the page.
  useEffect(() => {
    const leave = (): void => void partingApi.call(deletePresence, { params: { project, tab } }).catch(() => undefined)
    addEventListener('pagehide', leave)
    return () => {
      removeEventListener('pagehide', leave)
      leave()
    }
  }, [project, kind, key, environment])
  const { data = [] } = useQuery(presencesQuery(project))
  return data.filter(
    (one) =>
      one.tab !== tab &&
      one.subject.kind === kind &&
      one.subject.key === key &&
      one.subject.environment === environment,
  )
}
