import { listChanges, type Change } from '@guidon/api'
import { useQuery } from '@tanstack/react-query'
import { api } from '../api.ts'
import type { DraftPlace } from './draft-place.ts'

/** More are seldom made while somebody edits. */
const LOOKED_AT = 20

/** Who changed a subject since a version, and when. */
export type NewerChange = Pick<Change, 'id' | 'actor' | 'createdAt'>

/** The changes of a subject since a version, newest first; none until they are known. */
export function useNewerChanges({ project, kind, key, environment }: DraftPlace, baseVersion: number): NewerChange[] {
  const { data } = useQuery({
    queryKey: ['changes', project, 'list', 'newer', kind, key, environment, baseVersion],
    queryFn: async ({ signal }) => {
      const place = environment === null ? {} : { environment }
      const query = { subject: `${kind}:${key}`, ...place, limit: LOOKED_AT }
      return (await api.call(listChanges, { params: { project }, query, signal })).items
    },
  })
  return (data ?? []).filter(({ versions }) =>
    versions.some(
      ({ subject, version }) =>
        subject.key === key && (subject.environment ?? null) === environment && version > baseVersion,
    ),
  )
}
