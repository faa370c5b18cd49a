import type { Action } from '@guidon/api'

/** What a token is for. */
export type Grant = 'all' | 'read' | 'change'

export const LIFETIMES = ['7 days', '30 days', '90 days', '1 year', 'never'] as const
export type Lifetime = (typeof LIFETIMES)[number]

const DAY_MS = 86_400_000
const DAYS: Readonly<Record<Exclude<Lifetime, 'never'>, number>> = {
  '7 days': 7,
  '30 days': 30,
  '90 days': 90,
  '1 year': 365,
}

/** When a token made now ends, epoch ms; `null` for never. */
export function expiryOf(lifetime: Lifetime, now: number): number | null {
  return lifetime === 'never' ? null : now + DAYS[lifetime] * DAY_MS
}

/** The actions that a token gets, of those that its maker may take; `null` for all of them, also later ones. */
export function grantedActions(grant: Grant, mine: readonly Action[]): readonly Action[] | null {
  if (grant === 'all') return null
  const readable = mine.filter((action) => action.endsWith(':read'))
  if (grant === 'read') return readable
  const changing = mine.filter((action) => /^(flag|segment|change):/.test(action))
  return [...new Set([...readable, ...changing])]
}
