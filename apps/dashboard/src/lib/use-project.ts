import type { Action, Environment, Project } from '@guidon/api'
import { useSuspenseQuery } from '@tanstack/react-query'
import { rememberedEnvironment } from './remembered-environment.ts'
import { environmentsQuery, meQuery, projectQuery, projectRoute } from './root-route.ts'
import { useWhyAway } from './server-away.ts'

/** The project of the screen. */
export function useProject(): Project {
  const { project } = projectRoute.useParams()
  return useSuspenseQuery(projectQuery(project)).data
}

/** Environments of the project, in their order. */
export function useEnvironments(): readonly Environment[] {
  const { project } = projectRoute.useParams()
  return useSuspenseQuery(environmentsQuery(project)).data
}

/** The environment that the screen looks at: the one in the address, or that of last time, or the first. */
export function useEnvironment(): Environment {
  const { project } = projectRoute.useParams()
  const { env } = projectRoute.useSearch()
  const environments = useEnvironments()
  const wanted = [env, rememberedEnvironment(project)]
  for (const key of wanted) {
    const found = environments.find((environment) => environment.key === key)
    if (found) return found
  }
  return environments[0]!
}

/** `true`, or why the person cannot do it now: for `disabledReason`. What writes needs a server that can be reached. */
export function useCan(action: Action): true | string {
  const right = useRight(action)
  const away = useWhyAway()
  if (right !== true || away === null || READING.test(action)) return right
  return away
}

const READING = /:(read|read-keys|export|plan)$/

/** `true`, or why the person may not do it, whether or not the server can be reached: drafts are written without it. */
export function useRight(action: Action): true | string {
  const { data: me } = useSuspenseQuery(meQuery)
  return me.actions.includes(action) || `You may not do this: it needs the right "${action}".`
}
