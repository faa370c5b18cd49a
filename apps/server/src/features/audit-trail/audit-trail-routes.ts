import { listAudit, type AuditEntry } from '@guidon/api'
import { decodeCursor, toPage } from '../../platform/database/page-cursor.ts'
import { handle, type BoundRoute } from '../../platform/http/handle.ts'
import type { AuditRow, AuditService } from '../audit/index.ts'
import type { ProjectsService } from '../projects/index.ts'

export function auditTrailRoutes(audit: AuditService, projects: ProjectsService): BoundRoute[] {
  return [
    handle(listAudit, async ({ params, query }) => {
      const project = await projects.projectByKey(params.project)
      const { subject, actor, after, limit, ...filter } = query
      const [subjectKind, ...subjectKey] = subject?.split(':') ?? []
      const rows = await audit.list(project.id, {
        ...filter,
        subjectKind,
        subjectKey: subjectKey.length === 0 ? undefined : subjectKey.join(':'),
        actorId: actor,
        beforeId: decodeCursor(after, ['string'])?.[0],
        limit: limit + 1,
      })
      const { items, page } = toPage(rows, limit, (row) => [row.id])
      return { items: items.map(presentEntry), page }
    }),
  ]
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
