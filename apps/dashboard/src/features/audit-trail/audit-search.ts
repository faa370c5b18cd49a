/** What narrows the audit entries, in the address. Several values are separated by commas. */
export interface AuditSearch {
  /** Part of a sentence or of a reason. */
  readonly q?: string | undefined
  readonly action?: string | undefined
  readonly actor?: string | undefined
  readonly actorKind?: string | undefined
  /** `<kind>` or `<kind>:<key>` */
  readonly subject?: string | undefined
  /** Keys of environments. */
  readonly environment?: string | undefined
  /** Epoch ms, inclusive. */
  readonly from?: number | undefined
  /** Epoch ms, exclusive. */
  readonly to?: number | undefined
  /** Id of the entry that is open. */
  readonly entry?: string | undefined
}

export function readAuditSearch(search: Record<string, unknown>): AuditSearch {
  const text = (name: string): string | undefined => {
    const value = search[name]
    return typeof value === 'string' && value !== '' ? value : undefined
  }
  const instant = (name: string): number | undefined => {
    const value = search[name]
    return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined
  }
  return {
    q: text('q'),
    action: text('action'),
    actor: text('actor'),
    actorKind: text('actorKind'),
    subject: text('subject'),
    environment: text('environment'),
    from: instant('from'),
    to: instant('to'),
    entry: text('entry'),
  }
}

/** Values of a parameter that holds several. */
export const valuesOf = (text: string | undefined): readonly string[] => (text === undefined ? [] : text.split(','))

/** A parameter of several values; none leaves it out. */
export const joined = (values: readonly string[]): string | undefined =>
  values.length === 0 ? undefined : values.join(',')

/** Whether anything narrows the entries. */
export const isNarrowed = (search: AuditSearch): boolean =>
  [search.q, search.action, search.actor, search.actorKind, search.subject, search.environment].some(Boolean) ||
  search.from !== undefined ||
  search.to !== undefined
