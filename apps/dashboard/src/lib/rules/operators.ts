import { OPERATORS, type Clause, type Operator } from '@guidon/model'
import type { AttributeType, KnownAttribute } from './attribute-catalog.ts'

const TEXT: readonly Operator[] = ['in', 'contains', 'startsWith', 'endsWith', 'matches']
const NUMBER: readonly Operator[] = ['in', 'lessThan', 'lessThanOrEqual', 'greaterThan', 'greaterThanOrEqual']
const VERSION: readonly Operator[] = ['semVerEqual', 'semVerLessThan', 'semVerGreaterThan']
const DATE: readonly Operator[] = ['before', 'after']

const BY_TYPE: Readonly<Record<AttributeType, readonly Operator[]>> = {
  text: [...TEXT, ...VERSION, ...DATE],
  number: [...NUMBER, ...DATE],
  boolean: ['in'],
  version: [...VERSION, 'in', 'startsWith', 'matches'],
  date: [...DATE, 'in'],
}

/** Operators that make sense for an attribute, the commonest first; the one in use is always among them. */
export function operatorsFor(known: KnownAttribute | undefined, inUse: string): readonly string[] {
  const type = known?.type ?? null
  const fitting: readonly string[] = type === null ? OPERATORS.filter((op) => op !== 'segmentMatch') : BY_TYPE[type]
  return fitting.includes(inUse) ? fitting : [...fitting, inUse]
}

/** The operator that a clause about an attribute starts with. */
export function firstOperatorFor(known: KnownAttribute | undefined): Operator {
  return known?.type === undefined || known.type === null ? 'in' : (BY_TYPE[known.type][0] ?? 'in')
}

/** The JSON types that an operator can match; the others never match. */
export function matchedTypes(op: string): readonly ('text' | 'number' | 'boolean')[] {
  if (NUMBER.includes(op as Operator) && op !== 'in') return ['number']
  if (DATE.includes(op as Operator)) return ['text', 'number']
  return op === 'in' ? ['text', 'number', 'boolean'] : ['text']
}

/** What a person has typed as a value, in the type that the operator and the attribute ask for. */
export function valueOf(text: string, op: string, known: KnownAttribute | undefined): Clause['values'][number] {
  const types = matchedTypes(op)
  const wantsNumber = op === 'in' ? known?.type === 'number' : types.includes('number')
  if (wantsNumber && text.trim() !== '' && Number.isFinite(Number(text))) return Number(text)
  if (op === 'in' && known?.type === 'boolean' && (text === 'true' || text === 'false')) return text === 'true'
  return text
}
