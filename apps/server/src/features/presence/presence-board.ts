import { PRESENCE_LIFETIME_MS, type Presence } from '@guidon/api'
import { isSameJson } from '@guidon/model'

/** What somebody says about one screen of theirs; `null`: they have left it. */
export interface PresenceNotice {
  readonly projectId: string
  readonly who: Presence['who']
  readonly tab: string
  readonly at: Pick<Presence, 'subject' | 'part' | 'activity'> | null
}

/** Somebody came, moved on or left. */
export interface PresenceChange {
  readonly projectId: string
  readonly presence: Presence
  readonly hasEnded: boolean
}

interface Entry {
  readonly projectId: string
  readonly presence: Presence
  readonly expiresAt: number
}

/** Screens of one person in one project that count; the one heard of least recently makes room. */
const MAX_TABS = 20

/** Who is where, in memory: those heard of least recently first. */
export class PresenceBoard {
  private readonly entries = new Map<string, Entry>()
  private readonly listeners = new Set<(change: PresenceChange) => void>()

  /** Takes a notice in. */
  note({ projectId, who, tab, at }: PresenceNotice, now: number): void {
    const id = idOf(projectId, who.id, tab)
    const entry = this.entries.get(id)
    if (at === null) return this.end(id)
    const { subject, part, activity } = at
    const isSame = entry !== undefined && isSamePlace(entry.presence, at)
    const presence = { tab, who, subject, part, activity, since: isSame ? entry.presence.since : now }
    this.entries.delete(id)
    this.entries.set(id, { projectId, presence, expiresAt: now + PRESENCE_LIFETIME_MS })
    if (!isSame) this.tell({ projectId, presence, hasEnded: false })
    this.makeRoom(projectId, who.id)
  }

  /** Whether a notice says nothing that was not said within `withinMs`. */
  isKnown({ projectId, who, tab, at }: PresenceNotice, now: number, withinMs: number): boolean {
    const entry = this.entries.get(idOf(projectId, who.id, tab))
    if (at === null) return entry === undefined
    if (entry === undefined) return false
    return isSamePlace(entry.presence, at) && entry.expiresAt - PRESENCE_LIFETIME_MS > now - withinMs
  }

  /** Lets go of those who were not heard of for too long. */
  expire(now: number): void {
    for (const [id, { expiresAt }] of this.entries) if (expiresAt <= now) this.end(id)
  }

  of(projectId: string): Presence[] {
    return [...this.entries.values()].filter((entry) => entry.projectId === projectId).map(({ presence }) => presence)
  }

  subscribe(listener: (change: PresenceChange) => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  private makeRoom(projectId: string, whoId: string): void {
    const own = [...this.entries].filter(
      ([, { presence, ...entry }]) => entry.projectId === projectId && presence.who.id === whoId,
    )
    for (const [id] of own.slice(0, -MAX_TABS)) this.end(id)
  }

  private end(id: string): void {
    const entry = this.entries.get(id)
    if (!this.entries.delete(id)) return
    this.tell({ projectId: entry!.projectId, presence: entry!.presence, hasEnded: true })
  }

  private tell(change: PresenceChange): void {
    for (const listener of this.listeners) listener(change)
  }
}

function isSamePlace(presence: Presence, { subject, part, activity }: NonNullable<PresenceNotice['at']>): boolean {
  return presence.part === part && presence.activity === activity && isSameJson(presence.subject, subject)
}

function idOf(projectId: string, whoId: string, tab: string): string {
  return `${projectId} ${whoId} ${tab}`
}
