import type { AuditEntry } from '@guidon/api'
import { toCsv } from '../../lib/csv.ts'

/** Entries as a table, their sentences one under the other in one field. */
export function entriesAsCsv(entries: readonly AuditEntry[]): string {
  const header = [
    'time',
    'who',
    'kind of who',
    'action',
    'object kind',
    'object',
    'environment',
    'what',
    'reason',
    'change',
  ]
  const rows = entries.map(({ createdAt, actor, action, subject, sentences, reason, changeId }) => [
    new Date(createdAt).toISOString(),
    actor.name,
    actor.kind,
    action,
    subject.kind,
    subject.key,
    subject.environment ?? '',
    sentences.join('\n'),
    reason ?? '',
    changeId ?? '',
  ])
  return toCsv([header, ...rows])
}
