import type { Clause } from '@guidon/model'
import { jsonType, type KnownAttribute } from './attribute-catalog.ts'
import { matchedTypes } from './operators.ts'

const NOUNS = { text: 'text', number: 'a number', boolean: 'true or false' } as const

/** What speaks against a clause, judged by the values that contexts were seen with; `null` for nothing. */
export function clauseWarning(clause: Clause, known: KnownAttribute | undefined): string | null {
  if (known === undefined || Object.keys(known.shares).length === 0) return null
  const types = clause.op === 'in' ? [...new Set(clause.values.map(jsonType))] : matchedTypes(clause.op)
  if (types.length === 0) return null
  const misses = (['text', 'number', 'boolean'] as const).filter((type) => !types.includes(type))
  const missed = misses.filter((type) => (known.shares[type] ?? 0) > 0)
  const [worst] = missed.toSorted((left, right) => (known.shares[right] ?? 0) - (known.shares[left] ?? 0))
  if (worst === undefined) return null
  const share = missed.reduce((sum, type) => sum + (known.shares[type] ?? 0), 0)
  const name = `${known.kind} ${known.attribute}`
  const wanted = types.map((type) => NOUNS[type]).join(' or ')
  if (share >= 1) return `${name} is ${NOUNS[worst]} wherever it was seen: ${wanted} never matches.`
  return `${name} is ${NOUNS[worst]} in ${percentText(share)} of the values seen: those never match.`
}

function percentText(share: number): string {
  return share < 0.01 ? 'under 1%' : `${Math.round(share * 100)}%`
}
