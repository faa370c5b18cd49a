import type { DomainEvent as PresentedEvent } from '@guidon/api'
import type { DomainEvent } from '../../platform/events/domain-events.ts'
import type { PresenceChange } from '../presence/index.ts'
import type { ProjectsService } from '../projects/index.ts'

/** What those who record events put into `data`, each if it has it. */
type KnownData = Partial<Pick<PresentedEvent, 'subject' | 'version' | 'actor' | 'sentences'>>

export async function presentEvent(event: DomainEvent, projects: ProjectsService): Promise<PresentedEvent> {
  const { id, type, createdAt, environmentId } = event
  const { subject, actor, sentences, ...data } = event.data as KnownData & Readonly<Record<string, unknown>>
  const environment = environmentId === null ? undefined : await projects.readEnvironmentById(environmentId)
  return {
    id,
    type,
    environment: environment?.key ?? null,
    subject: subject ?? null,
    version: data.version ?? null,
    actor: actor ?? null,
    sentences: sentences ?? [],
    data,
    createdAt,
  }
}

export function presentPresence({ presence, hasEnded }: PresenceChange, now: number): PresentedEvent {
  const { kind, key, environment = null } = presence.subject
  return {
    id: null,
    type: hasEnded ? 'presence.ended' : 'presence.changed',
    environment,
    subject: { kind, key },
    version: null,
    actor: presence.who,
    sentences: [],
    data: hasEnded ? { tab: presence.tab } : { ...presence },
    createdAt: now,
  }
}
