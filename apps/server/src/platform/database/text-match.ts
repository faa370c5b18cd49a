import { sql, type RawBuilder } from 'kysely'
import { containing } from './like-pattern.ts'

/** How well something matches what somebody typed: 0 is the key itself, higher is worse. */
export const WORST_MATCH = 6

export interface MatchedColumns {
  readonly key: string
  readonly name: string
  readonly tags: string
}

/** A query as SQL: what matches at all, and how well. */
export interface TextMatch {
  readonly condition: RawBuilder<boolean>
  readonly rank: RawBuilder<number>
}

/**
 * Finds what `text` names: by key, by beginnings of the words of key or name (`gb grid`, `gbGrid`, `gb-grid` are the
 * same words), by any part of them or of a tag, and by the letters of the key without what stands between.
 */
export function matchText(text: string, columns: MatchedColumns): TextMatch {
  const [key, name, tags] = [sql.ref(columns.key), sql.ref(columns.name), sql.ref(columns.tags)]
  const typed = text.trim().toLowerCase()
  const words = wordsOf(text)
  const all = sql`lower(${key} || ' ' || ${name} || ' ' || array_to_string(${tags}, ' '))`
  const squashed = words.join('')
  const contained = and((words.length === 0 ? [typed] : words).map((word) => sql`${all} like ${containing(word)}`))
  const withoutMarks = sql`translate(lower(${key}), '-_. ', '') like ${containing(squashed)}`
  const starts = (column: RawBuilder<unknown>): RawBuilder<unknown> =>
    and(words.map((word) => sql`${column} ~ ${wordStart(word)}`))
  const isStartOf = (column: RawBuilder<unknown>): RawBuilder<unknown> => sql`starts_with(lower(${column}), ${typed})`
  return {
    condition: squashed === '' ? sql`(${contained})` : sql`((${contained}) or ${withoutMarks})`,
    rank: sql`case
      when lower(${key}) = ${typed} then 0
      when ${isStartOf(key)} then 1
      when ${isStartOf(name)} then 2
      when ${starts(key)} then 3
      when ${starts(name)} or ${text.trim()} = any(${tags}) then 4
      when ${contained} then 5
      else ${sql.lit(WORST_MATCH)} end`,
  }
}

/** `gradebookGrid-v2` has the words gradebook, grid, v2. */
function wordsOf(text: string): string[] {
  const words = text.replace(/(\p{Ll}|\p{N})(\p{Lu})/gu, '$1 $2').match(/[\p{L}\p{N}]+/gu) ?? []
  return words.slice(0, 8).map((word) => word.toLowerCase())
}

/** A regular expression for where a word begins: after what is no letter or digit, or at a hump. */
function wordStart(word: string): string {
  const [first = '', ...rest] = word
  const upper = first.toUpperCase()
  const hump = upper === first ? '' : `|[[:lower:][:digit:]]${upper}`
  return `((^|[^[:alnum:]])${eitherCase(first)}${hump})${rest.map(eitherCase).join('')}`
}

function eitherCase(letter: string): string {
  const upper = letter.toUpperCase()
  return upper === letter || upper.length !== letter.length ? letter : `[${letter}${upper}]`
}

function and(conditions: readonly RawBuilder<unknown>[]): RawBuilder<unknown> {
  return conditions.length === 0 ? sql`false` : sql.join(conditions, sql` and `)
}
