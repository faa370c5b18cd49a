import type { Change } from '@guidon/api'

/** `Ravi`, `Ravi and Ines`, `Ravi and 2 others`; `others` when nobody is known. */
export function authorsText(changes: readonly Pick<Change, 'actor'>[]): string {
  const [first, second, ...more] = [...new Set(changes.map(({ actor }) => actor.name))]
  if (first === undefined) return 'others'
  if (second === undefined) return first
  return more.length === 0 ? `${first} and ${second}` : `${first} and ${more.length + 1} others`
}
