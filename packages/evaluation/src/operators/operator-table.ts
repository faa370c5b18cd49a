import type { Json, Operator } from '@guidon/model'
import { parseInstant } from './instant.ts'
import { compilePattern, type RegexEngine } from './regex-engine.ts'
import { compareSemanticVersions, parseSemanticVersion, type SemanticVersion } from './semantic-version.ts'

/** Whether one value of a context, which is no array, matches any value of a clause. */
export type ValueTest = (value: Json) => boolean

/** Prepares the test of a clause's values. Values of a type that the operator does not take never match. */
type ValueTestFactory = (values: readonly Json[], regex: RegexEngine) => ValueTest

/** Every operator but `segmentMatch`, which does not look at a value. Source: LD wire format, `Clause.op`. */
const OPERATOR_TABLE: Readonly<Record<Exclude<Operator, 'segmentMatch'>, ValueTestFactory>> = {
  in: isOneOf,
  startsWith: anyOf(asText, (text, prefix) => text.startsWith(prefix)),
  endsWith: anyOf(asText, (text, suffix) => text.endsWith(suffix)),
  contains: anyOf(asText, (text, part) => text.includes(part)),
  matches: matchesPattern,
  lessThan: anyOf(asNumber, (left, right) => left < right),
  lessThanOrEqual: anyOf(asNumber, (left, right) => left <= right),
  greaterThan: anyOf(asNumber, (left, right) => left > right),
  greaterThanOrEqual: anyOf(asNumber, (left, right) => left >= right),
  before: anyOf(parseInstant, (left, right) => left < right),
  after: anyOf(parseInstant, (left, right) => left > right),
  semVerEqual: anyOf(asVersion, (left, right) => compareSemanticVersions(left, right) === 0),
  semVerLessThan: anyOf(asVersion, (left, right) => compareSemanticVersions(left, right) < 0),
  semVerGreaterThan: anyOf(asVersion, (left, right) => compareSemanticVersions(left, right) > 0),
}

/** The test of a clause's values; an unknown operator matches nothing. */
export function compileValueTest(op: string, values: readonly Json[], regex: RegexEngine): ValueTest {
  return isTableOperator(op) ? OPERATOR_TABLE[op](values, regex) : () => false
}

function isTableOperator(op: string): op is keyof typeof OPERATOR_TABLE {
  return Object.hasOwn(OPERATOR_TABLE, op)
}

function isOneOf(values: readonly Json[]): ValueTest {
  const set: ReadonlySet<Json> = new Set(values.filter((value) => typeof value !== 'object'))
  return (value) => set.has(value)
}

/** Tests whether any operand is in the given relation; `read` gives `undefined` for what is no operand. */
function anyOf<Operand>(
  read: (value: Json) => Operand | undefined,
  relation: (value: Operand, operand: Operand) => boolean,
): ValueTestFactory {
  return (values) => {
    const operands = values.map(read).filter((operand) => operand !== undefined)
    return (value) => {
      const operand = read(value)
      if (operand === undefined) return false
      for (const other of operands) if (relation(operand, other)) return true
      return false
    }
  }
}

function matchesPattern(values: readonly Json[], regex: RegexEngine): ValueTest {
  const patterns = values
    .filter((value) => typeof value === 'string')
    .map((pattern) => compilePattern(pattern, regex))
    .filter((pattern) => pattern !== undefined)
  return (value) => typeof value === 'string' && patterns.some((pattern) => pattern.test(value))
}

function asText(value: Json): string | undefined {
  return typeof value === 'string' ? value : undefined
}

function asNumber(value: Json): number | undefined {
  return typeof value === 'number' ? value : undefined
}

function asVersion(value: Json): SemanticVersion | undefined {
  return typeof value === 'string' ? parseSemanticVersion(value) : undefined
}
