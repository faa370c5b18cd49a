import { getAuditFacets, listAudit, type AuditEntry, type AuditFacets } from '@guidon/api'
import { decodeCursor, toPage } from '../../platform/database/page-cursor.ts'
import { handle, type BoundRoute } from '../../platform/http/handle.ts'
import type { AuditFacetRows, AuditFilter, AuditRow, AuditService } from '../audit/index.ts'
import type { ProjectsService } from '../projects/index.ts'

export function auditTrailRoutes(audit: AuditService, projects: ProjectsService): BoundRoute[] {
  return [
    handle(listAudit, async ({ params, query: { after, limit, ...query } }) => {
      const { id: projectId } = await projects.projectByKey(params.project)
      const scope = { projectId, filter: toFilter(query) }
      const rows = await audit.list(scope, { beforeId: decodeCursor(after, ['string'])?.[0], limit: limit + 1 })
      const { items, page } = toPage(rows, limit, (row) => [row.id])
      return { items: items.map(presentEntry), page }
    }),

    handle(getAuditFacets, async ({ params, query: { timeZone, ...query } }) => {
      const { id: projectId } = await projects.projectByKey(params.project)
      return presentFacets(await audit.facets({ projectId, filter: toFilter(query) }, timeZone))
    }),
  ]
}

function toFilter({
  subject,
  ...filter
}: Omit<AuditFilter, 'subjectKind' | 'subjectKey'> & { readonly subject?: string | undefined }): AuditFilter {
  const [subjectKind, ...subjectKey] = subject?.split(':') ?? []
  return { ...filter, subjectKind, subjectKey: subjectKey.length === 0 ? undefined : subjectKey.join(':') }
}

function presentFacets({ actors, days, ...facets }: AuditFacetRows): AuditFacets {
  return {
    total: facets.total,
    actorKinds: [...facets.actorKinds],
    actors: actors.map((row) => ({ kind: row.actor_kind, id: row.actor_id, name: row.actor_name, count: row.count })),
    actions: [...facets.actions],
    subjectKinds: [...facets.subjectKinds],
    environments: [...facets.environments],
    days: days.map(({ starts_at, count }) => ({ startsAt: starts_at, count })),
  }
}

function presentEntry(row: AuditRow): AuditEntry {
  return {
    id: row.id,
    createdAt: row.created_at,
    actor: { kind: row.actor_kind, id: row.actor_id, name: row.actor_name },
    action: row.action,
    subject: { kind: row.subject_kind, key: row.subject_key, environment: row.environment_key },
    sentences: [...row.sentences],
    reason: row.reason,
    changeId: row.change_id,
  }
}
