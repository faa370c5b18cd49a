import { parseAttributeReference } from '../attribute-reference.ts'
import type { Clause, Operator } from '../flag.ts'
import type { Json } from '../json.ts'
import type { SegmentDefinition } from '../segment-definition.ts'
import { isEpochMs, isPortableDate } from './date-format.ts'
import { checkContextKind, checkReferredKey } from './key-validation.ts'
import { checkPattern } from './pattern-validation.ts'
import { at, block, warn, type Finding, type ValidationIssue } from './validation-issue.ts'
import { isPortableVersion } from './version-format.ts'

/** The segments of an environment by key. */
export type SegmentsByKey = ReadonlyMap<string, SegmentDefinition>

/** Whatever some SDK would misread in a clause, and whatever can never match. */
export function validateClause(clause: Clause, path: string, segments: SegmentsByKey): readonly ValidationIssue[] {
  const check = VALUE_CHECKS.get(clause.op)
  if (check === undefined) return [block(`${path}/op`, 'unknown_operator', `There is no operator "${clause.op}".`)]
  return [
    ...validateAttribute(clause, path),
    ...(clause.values.length > 0 ? [] : [warn(`${path}/values`, 'no_values', 'Without values this never matches.')]),
    ...clause.values.flatMap((value, index) => at(`${path}/values/${index}`, check(value, segments))),
  ]
}

/** What is wrong with an attribute reference; `isLiteral` when no context kind goes with it. */
export function checkReference(reference: string, { isLiteral }: { readonly isLiteral: boolean }): Finding | undefined {
  const parsed = parseAttributeReference(reference, { isLiteral })
  if (parsed.ok) return undefined
  const message = parsed.issues.map((issue) => issue.message).join(' ')
  return { severity: 'block', code: 'invalid_attribute', message }
}

function validateAttribute({ contextKind, attribute, op }: Clause, path: string): readonly ValidationIssue[] {
  const kindIssues = contextKind ? at(`${path}/contextKind`, checkContextKind(contextKind)) : []
  if (op === 'segmentMatch') return kindIssues
  const reference = checkReference(attribute, { isLiteral: !contextKind })
  if (reference !== undefined) return [...kindIssues, { path: `${path}/attribute`, ...reference }]
  return [...kindIssues, ...at(`${path}/attribute`, checkAttributeName(contextKind, attribute))]
}

function checkAttributeName(contextKind: string | undefined, attribute: string): Finding | undefined {
  if (contextKind && attribute === '/kind') {
    return misread('invalid_attribute', 'SDKs disagree about "/kind". Write "kind".')
  }
  if (contextKind || !attribute.startsWith('/')) return undefined
  const message = `Without a context kind "${attribute}" is one name, not a path. Add a context kind to make it a path.`
  return { severity: 'warn', code: 'literal_attribute', message }
}

type ValueCheck = (value: Json, segments: SegmentsByKey) => Finding | undefined

const VALUE_CHECKS: ReadonlyMap<string, ValueCheck> = new Map<Operator, ValueCheck>([
  ['in', checkPrimitive],
  ['startsWith', checkText],
  ['endsWith', checkText],
  ['contains', checkText],
  ['matches', (value) => checkText(value) ?? checkPattern(String(value))],
  ['lessThan', checkNumber],
  ['lessThanOrEqual', checkNumber],
  ['greaterThan', checkNumber],
  ['greaterThanOrEqual', checkNumber],
  ['before', checkDate],
  ['after', checkDate],
  ['semVerEqual', checkVersion],
  ['semVerLessThan', checkVersion],
  ['semVerGreaterThan', checkVersion],
  ['segmentMatch', checkSegment],
])

function checkPrimitive(value: Json): Finding | undefined {
  if (['string', 'number', 'boolean'].includes(typeof value)) return undefined
  return misread('wrong_value_type', 'Only text, numbers, true and false can be equal to an attribute.')
}

function checkText(value: Json): Finding | undefined {
  return typeof value === 'string' ? undefined : misread('wrong_value_type', 'This operator compares with text.')
}

function checkNumber(value: Json): Finding | undefined {
  return typeof value === 'number' ? undefined : misread('wrong_value_type', 'This operator compares with numbers.')
}

function checkDate(value: Json): Finding | undefined {
  const isInstant = typeof value === 'number' && isEpochMs(value)
  if (isInstant || (typeof value === 'string' && isPortableDate(value))) return undefined
  const shown = JSON.stringify(value)
  return misread(
    'invalid_date',
    `${shown} is not a date. Write it like "2026-09-01T06:00:00Z", or as epoch milliseconds.`,
  )
}

function checkVersion(value: Json): Finding | undefined {
  if (typeof value === 'string' && isPortableVersion(value)) return undefined
  const shown = JSON.stringify(value)
  return misread('invalid_version', `${shown} is not a version. Write it like "2.1.0", without a "v" or leading zeros.`)
}

function checkSegment(value: Json, segments: SegmentsByKey): Finding | undefined {
  const segment = typeof value === 'string' ? segments.get(value) : undefined
  if (segment === undefined) return misread('unknown_segment', `There is no segment ${JSON.stringify(value)}.`)
  if (!segment.isArchived) return checkReferredKey(segment.key)
  return misread('archived_segment', `Segment "${segment.key}" is archived. Restore it first.`)
}

function misread(code: string, message: string): Finding {
  return { severity: 'block', code, message }
}
