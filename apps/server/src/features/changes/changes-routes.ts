import { applyChange, getChange, listChanges, planChange, revertChange } from '@guidon/api'
import { decodeCursor, toPage } from '../../platform/database/page-cursor.ts'
import { handle, type BoundRoute } from '../../platform/http/handle.ts'
import { presentChange, presentChangeSummary } from './change-presentation.ts'
import { readChange, readChanges } from './change-store.ts'
import { ChangeNotFoundError } from './changes-errors.ts'
import type { ChangesService, ChangesServiceParts } from './changes-service.ts'

export function changesRoutes({ platform, projects }: ChangesServiceParts, service: ChangesService): BoundRoute[] {
  const { pool } = platform.database
  return [
    handle(planChange, ({ params, body }) => service.plan(params.project, body)),

    handle(applyChange, ({ params, body, principal }) => service.apply(params.project, body, principal)),

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
