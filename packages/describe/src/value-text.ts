import type { Json } from '@guidon/model'

/** Longer values are cut. */
const MAX_VALUE_LENGTH = 60

/** Longer lists are cut. */
const MAX_LISTED = 3

/** A value in quotes: text as it is, all else as JSON; long ones are cut. */
export function quoted(value: Json): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  const characters = [...text]
  return characters.length > MAX_VALUE_LENGTH ? `"${characters.slice(0, MAX_VALUE_LENGTH - 1).join('')}…"` : `"${text}"`
}

/** Parts joined as in a sentence: `a`, `a and b`, `a, b and c`. */
export function joined(parts: readonly string[], word: 'and' | 'or' = 'and'): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} ${word} ${parts.at(-1)}`
}

/** The values in quotes, the first few of them when there are many: `"a", "b", "c" and 1,997 more`. */
export function listed(values: readonly Json[], word: 'and' | 'or' = 'and'): string {
  if (values.length <= MAX_LISTED + 1) return joined(values.map(quoted), word)
  const shown = values.slice(0, MAX_LISTED).map(quoted)
  return joined([...shown, `${counted(values.length - MAX_LISTED)} more`], word)
}

/** A number with separators of thousands. */
export function counted(count: number): string {
  return count.toLocaleString('en-US')
}

/** A count with its noun: `1 rule`, `2,000 rules`. */
export function numberOf(count: number, noun: string): string {
  return `${counted(count)} ${noun}${count === 1 ? '' : 's'}`
}

/** A count of contexts of one kind: `1 user`, `3 "org" contexts`. */
export function contextsOf(count: number, kind: string): string {
  return numberOf(count, kind === 'user' ? 'user' : `"${kind}" context`)
}

/** All contexts of one kind. */
export function kindText(kind: string): string {
  return kind === 'user' ? 'users' : `"${kind}" contexts`
}

/** A weight in thousandths of a percent as a percentage: `12.5 %`. */
export function percent(weight: number): string {
  return `${weight / 1000} %`
}

/** A ratio of 1 in N with its noun: `every read`, `1 in 10 reads`, `no reads`. */
export function ratioOf(ratio: number, noun: string): string {
  if (ratio === 0) return `no ${noun}s`
  return ratio === 1 ? `every ${noun}` : `1 in ${counted(ratio)} ${noun}s`
}
