import { exportProject, type ProjectDocument } from '@guidon/api'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { api } from '../api.ts'
import { compileWorld, type EvaluatedWorld } from './flag-world.ts'

/** All flags and segments of a project. Like its changes it is old as soon as any of them is edited. */
export const projectDocumentQuery = (project: string) =>
  queryOptions({
    queryKey: ['changes', project, 'document of all'],
    queryFn: ({ signal }) => api.call(exportProject, { params: { project }, signal }),
  })

/** What one environment serves, out of the document of its project. */
export function worldOf(document: ProjectDocument, environment: string): EvaluatedWorld {
  const flags = document.flags.flatMap(({ definition, environments }) => {
    const configuration = environments.find((one) => one.environment === environment)?.configuration
    return configuration === undefined ? [] : [{ definition, configuration }]
  })
  const segments = document.segments.filter((one) => one.environment === environment)
  return compileWorld({
    flags: new Map(flags.map((flag) => [flag.definition.key, flag])),
    segments: new Map(segments.map(({ definition }) => [definition.key, definition])),
  })
}

/** What environments serve, by key; `undefined` until it has loaded. */
export function useWorlds(project: string, environments: readonly string[]) {
  const { data, ...query } = useQuery(projectDocumentQuery(project))
  const wanted = environments.join(' ')
  const worlds = useMemo(
    () => (data === undefined ? undefined : new Map(wanted.split(' ').map((key) => [key, worldOf(data, key)]))),
    [data, wanted],
  )
  return { ...query, worlds }
}

/** What an environment serves; `undefined` until it has loaded. */
export function useWorld(project: string, environment: string) {
  const { worlds, ...query } = useWorlds(project, [environment])
  return { ...query, world: worlds?.get(environment) }
}
