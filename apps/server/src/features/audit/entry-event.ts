import type { NewDomainEvent } from '../../platform/events/domain-events.ts'
import type { NewAuditEntry } from './audit-service.ts'

/** An event stays small: whoever wants more reads the change or the audit. */
const MAX_SENTENCES = 10
const MAX_SENTENCE_LENGTH = 300

/** The event that goes with an audit entry: who did what, for screens that stay up to date. `data` is what else helps. */
export function eventOf(entry: NewAuditEntry, data: Readonly<Record<string, unknown>> = {}): NewDomainEvent {
  const { kind, id, name } = entry.actor
  return {
    type: entry.action,
    projectId: entry.projectId,
    environmentId: entry.environment?.id ?? null,
    data: {
      key: entry.subject.key,
      subject: { kind: entry.subject.kind, key: entry.subject.key },
      actor: { kind, id, name },
      sentences: entry.sentences.slice(0, MAX_SENTENCES).map(shortened),
      ...data,
    },
  }
}

function shortened(sentence: string): string {
  return sentence.length > MAX_SENTENCE_LENGTH ? `${sentence.slice(0, MAX_SENTENCE_LENGTH - 1)}…` : sentence
}
