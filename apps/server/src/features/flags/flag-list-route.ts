import { listFlags, type FlagLifecycle } from '@guidon/api'
import type { z } from 'zod'
import { decodeCursor, toPage } from '../../platform/database/page-cursor.ts'
import { handle, type BoundRoute } from '../../platform/http/handle.ts'
import type { Principal } from '../../platform/http/principal.ts'
import type { EnvironmentRef, ProjectsService } from '../projects/index.ts'
import { lifecycleScope } from './flag-lifecycle-rules.ts'
import { listFlagSummaries } from './flag-list-service.ts'
import { isSortedByNumber, type FlagFilter } from './flag-list-store.ts'
import type { StatesQuery } from './flag-state-service.ts'
import { StateWithoutEnvironmentError } from './flags-errors.ts'
import type { FlagsServiceParts } from './flags-service.ts'

export function listFlagsRoute({ platform, projects, evaluations }: FlagsServiceParts): BoundRoute {
  const { clock, database } = platform
  return handle(listFlags, async ({ params, query, principal }) => {
    if (query.state !== undefined && query.environment === undefined) throw new StateWithoutEnvironmentError()
    const project = await projects.projectByKey(params.project)
    const environments = await projects.environmentsOf(project.id)
    const named = await namedEnvironments(projects, project.key, query)
    const { rows, counted } = await listFlagSummaries(
      { database, evaluations },
      {
        filter: {
          ...filterOf(query, principal),
          projectId: project.id,
          lifecycleScope: lifecycleScope(project.id, environments, clock.now()),
          environmentId: named.environment?.id,
          drift: named.drift,
        },
        page: { sort: query.sort, limit: query.limit, after: cursorOf(query) },
        states: statesOf(query, environments, named.environment),
        withCounts: query.counts ?? false,
      },
    )
    const { items, page } = toPage(rows, query.limit, ({ row }) => [row.sort_value, row.key])
    const summaries = items.map(({ summary }) => summary)
    if (counted === null) return { items: summaries, page }
    return { items: summaries, page: { ...page, total: counted.total }, counts: counted.counts }
  })
}

type ListQuery = z.output<typeof listFlags.query>

type NarrowingFilter = Omit<FlagFilter, 'projectId' | 'lifecycleScope' | 'environmentId' | 'drift'>

function filterOf(query: ListQuery, { name }: Principal): NarrowingFilter {
  return {
    askedBy: name,
    search: query.search,
    tags: query.tag?.split(','),
    state: query.state,
    isArchived: query.archived ?? false,
    isTemporary: query.temporary,
    isMigration: query.migration,
    valueType: query.valueType,
    maintainer: query.maintainer === '@me' ? name : query.maintainer,
    lifecycles: query.lifecycle?.split(',') as FlagLifecycle[] | undefined,
    changedSince: query.changedSince,
    notEvaluatedSince: query.notEvaluatedSince,
  }
}

interface NamedEnvironments {
  readonly environment: EnvironmentRef | undefined
  readonly drift: readonly [string, string] | undefined
}

async function namedEnvironments(
  projects: ProjectsService,
  projectKey: string,
  { environment, drift }: ListQuery,
): Promise<NamedEnvironments> {
  const byKey = (key: string): Promise<EnvironmentRef> => projects.environmentByKey(projectKey, key)
  const [one, other] = drift?.split(',') ?? []
  return {
    environment: environment === undefined ? undefined : await byKey(environment),
    drift: one === undefined || other === undefined ? undefined : [(await byKey(one)).id, (await byKey(other)).id],
  }
}

function statesOf(
  query: ListQuery,
  environments: readonly EnvironmentRef[],
  environment: EnvironmentRef | undefined,
): Omit<StatesQuery, 'flagKeys'> {
  const named = environment === undefined ? environments : [environment]
  return {
    environments,
    shown: query.allEnvironments === true ? environments : named,
    counted: query.evaluations === true ? named : [],
  }
}

function cursorOf({ after, sort }: ListQuery): readonly [string | number, string] | undefined {
  return decodeCursor(after, [isSortedByNumber(sort) ? 'number' : 'string', 'string'])
}
