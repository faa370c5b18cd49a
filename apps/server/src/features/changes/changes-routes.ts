import {
  applyChange,
  estimateChangeImpact,
  getChange,
  getFlagReach,
  listChanges,
  planChange,
  revertChange,
  type Operation,
} from '@guidon/api'
import { decodeCursor, toPage } from '../../platform/database/page-cursor.ts'
import { InvalidRequestError } from '../../platform/errors.ts'
import { ifMatchVersion } from '../../platform/http/entity-tag.ts'
import { handle, type BoundRoute } from '../../platform/http/handle.ts'
import { presentChange, presentChangeSummary } from './change-presentation.ts'
import { readChange, readChanges } from './change-store.ts'
import { ChangeNotFoundError } from './changes-errors.ts'
import type { ChangesService, ChangesServiceParts } from './changes-service.ts'

export function changesRoutes({ platform, projects }: ChangesServiceParts, service: ChangesService): BoundRoute[] {
  const { pool } = platform.database
  return [
    handle(planChange, ({ params, body }) => service.plan(params.project, body)),

    handle(estimateChangeImpact, async ({ params, body }) => ({
      items: await service.impact(params.project, body.operations),
    })),

    handle(getFlagReach, ({ params: { project, ...place }, body }) => service.reach(project, { ...place, ...body })),

    handle(applyChange, async ({ params, body, principal, request }) => {
      const operations = withBaseVersion(body.operations, ifMatchVersion(request))
      return service.apply(params.project, { ...body, operations }, principal)
    }),

    handle(listChanges, async ({ params, query }) => {
      const project = await projects.projectByKey(params.project)
      const [kind, ...key] = query.subject?.split(':') ?? []
      const rows = await readChanges(pool, project.id, {
        kind,
        key: key.length === 0 ? undefined : key.join(':'),
        environment: query.environment,
        before: decodeCursor(query.after, ['string'])?.[0],
        limit: query.limit + 1,
      })
      const { items, page } = toPage(rows, query.limit, ({ id }) => [id])
      return { items: items.map(presentChangeSummary), page }
    }),

    handle(getChange, async ({ params }) => {
      const project = await projects.projectByKey(params.project)
      const change = await readChange(pool, project.id, params.change)
      if (change === undefined) throw new ChangeNotFoundError(project.key, params.change)
      return presentChange(change)
    }),

    handle(revertChange, ({ params, body, principal }) =>
      service.revert(params.project, params.change, { consent: body, actor: principal }),
    ),
  ]
}

/** `If-Match` stands for the base version of the one thing that a change edits. */
function withBaseVersion(operations: readonly Operation[], version: number | undefined): readonly Operation[] {
  const [only] = operations
  if (version === undefined || only === undefined) return operations
  if (operations.length === 1) return [{ baseVersion: version, ...only }]
  const message = 'goes with a single operation; give each of several its "baseVersion"'
  throw new InvalidRequestError([{ path: '/headers/if-match', code: 'ambiguous_version', message }])
}
