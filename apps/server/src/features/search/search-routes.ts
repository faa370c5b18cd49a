import { search, type SearchResult } from '@guidon/api'
import type { Database } from '../../platform/database/database.ts'
import { handle, type BoundRoute } from '../../platform/http/handle.ts'
import { readContextsWithKey } from '../contexts/index.ts'
import { searchFlags } from '../flags/index.ts'
import type { EnvironmentRef, ProjectsService } from '../projects/index.ts'
import { searchSegments } from '../segments/index.ts'

interface Wanted {
  readonly text: string
  readonly limit: number
}

export function searchRoutes({ pool }: Database, projects: ProjectsService): BoundRoute[] {
  const findFlags = async (projectId: string, wanted: Wanted): Promise<SearchResult['flags']> => {
    const rows = await searchFlags(pool, projectId, wanted)
    return { items: rows.map(presentNamed), total: rows[0]?.total ?? 0 }
  }

  const findSegments = async (
    environments: readonly EnvironmentRef[],
    wanted: Wanted,
  ): Promise<SearchResult['segments']> => {
    const ids = environments.map(({ id }) => id)
    const rows = await searchSegments(pool, ids, wanted)
    const items = rows.map((row) => {
      const found = environments.filter(({ id }) => row.environment_ids.includes(id))
      return { ...presentNamed(row), environments: found.map(({ key }) => key) }
    })
    return { items, total: rows[0]?.total ?? 0 }
  }

  const findContexts = async (environmentId: string, { text, limit }: Wanted): Promise<SearchResult['contexts']> => {
    const rows = await readContextsWithKey(pool, environmentId, text)
    const items = rows.slice(0, limit).map(({ last_seen_at, ...row }) => ({ ...row, lastSeenAt: last_seen_at }))
    return { items, total: rows.length }
  }

  return [
    handle(search, async ({ params, query, principal }) => {
      const project = await projects.projectByKey(params.project)
      const environment =
        query.environment === undefined ? undefined : await projects.environmentByKey(project.key, query.environment)
      const environments = environment === undefined ? await projects.environmentsOf(project.id) : [environment]
      const wanted = { text: query.q, limit: query.limit }
      const [flags, segments, contexts] = await Promise.all([
        findFlags(project.id, wanted),
        principal.can('segment:read') ? findSegments(environments, wanted) : NOTHING,
        environment !== undefined && principal.can('context:read') ? findContexts(environment.id, wanted) : NOTHING,
      ])
      return { flags, segments, contexts }
    }),
  ]
}

const NOTHING = { items: [], total: 0 }

interface NamedRow {
  readonly key: string
  readonly name: string
  readonly tags: readonly string[]
  readonly is_archived: boolean
}

function presentNamed({ key, name, tags, is_archived }: NamedRow): SearchResult['flags']['items'][number] {
  return { key, name, tags: [...tags], isArchived: is_archived }
}
