import type { DomainEvent } from '@guidon/api'

/** A thing that somebody has looked at. */
export interface Visit {
  readonly kind: 'flag' | 'segment'
  readonly key: string
}

const KEPT = 20
const PATH = /\/p\/[^/]+\/(flag|segment)s\/([^/]+)/

/** What an address shows; `null` when it is no single thing. */
export function visitOf(pathname: string): Visit | null {
  const [, kind, key] = PATH.exec(pathname) ?? []
  if (kind === undefined || key === undefined) return null
  return { kind: kind === 'flag' ? 'flag' : 'segment', key: decodeURIComponent(key) }
}

/** The visits with a new one, the latest first, each thing once. */
export function withVisit(visits: readonly Visit[], visit: Visit): readonly Visit[] {
  return [visit, ...visits.filter(({ kind, key }) => kind !== visit.kind || key !== visit.key)].slice(0, KEPT)
}

/** The visits that still lead somewhere after the event. Segments stay: another environment may still have them. */
export function visitsAfter(
  visits: readonly Visit[],
  { type, subject }: Pick<DomainEvent, 'type' | 'subject'>,
): readonly Visit[] {
  return type === 'flag.deleted' ? visits.filter(({ kind, key }) => kind !== 'flag' || key !== subject?.key) : visits
}

const storageKey = (project: string): string => `guidon.recent.${project}`

export function recentVisits(project: string): readonly Visit[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(storageKey(project)) ?? '[]')
    return Array.isArray(stored) ? stored.filter(isVisit) : []
  } catch {
    return []
  }
}

export function rememberVisit(project: string, visit: Visit): void {
  keep(project, withVisit(recentVisits(project), visit))
}

/** Forgets a flag that the event says is deleted. */
export function forgetDeleted(project: string, event: DomainEvent): void {
  const visits = recentVisits(project)
  const left = visitsAfter(visits, event)
  if (left.length < visits.length) keep(project, left)
}

function keep(project: string, visits: readonly Visit[]): void {
  localStorage.setItem(storageKey(project), JSON.stringify(visits))
}

function isVisit(value: unknown): value is Visit {
  const { kind, key } = (value ?? {}) as Partial<Visit>
  return (kind === 'flag' || kind === 'segment') && typeof key === 'string'
}
