import type { Json, Operator } from '@guidon/model'
import { parseInstant } from './instant.ts'
import { compilePattern, type RegexEngine } from './regex-engine.ts'
import { compareSemanticVersions, parseSemanticVersion, type SemanticVersion } from './semantic-version.ts'

/** Whether one value of a context, which is no array, matches any value of a clause. */
export type ValueTest = (value: Json) => boolean

/** Prepares the test of a clause's values. Values of a type that the operator does not take never match. */
type ValueTestFactory = (values: readonly Json[], regex: RegexEngine) => ValueTest

/**
 * Every operator but `segmentMatch`, which does not look at a value. Source: LD wire format, `Clause.op`.
 * Tests of texts and numbers are written out one by one, because a shared function that calls their relation would
 * take twice the time.
 */
const OPERATOR_TABLE: Readonly<Record<Exclude<Operator, 'segmentMatch'>, ValueTestFactory>> = {
  in: isOneOf,
  startsWith: anyText((prefix) => (value) => typeof value === 'string' && value.startsWith(prefix)),
  endsWith: anyText((suffix) => (value) => typeof value === 'string' && value.endsWith(suffix)),
  contains: anyText((part) => (value) => typeof value === 'string' && value.includes(part)),
  matches: matchesPattern,
  lessThan: anyNumber((limit) => (value) => typeof value === 'number' && value < limit),
  lessThanOrEqual: anyNumber((limit) => (value) => typeof value === 'number' && value <= limit),
  greaterThan: anyNumber((limit) => (value) => typeof value === 'number' && value > limit),
  greaterThanOrEqual: anyNumber((limit) => (value) => typeof value === 'number' && value >= limit),
  before: anyParsed(parseInstant, (left, right) => left < right),
  after: anyParsed(parseInstant, (left, right) => left > right),
  semVerEqual: anyParsed(versionOf, (left, right) => compareSemanticVersions(left, right) === 0),
  semVerLessThan: anyParsed(versionOf, (left, right) => compareSemanticVersions(left, right) < 0),
  semVerGreaterThan: anyParsed(versionOf, (left, right) => compareSemanticVersions(left, right) > 0),
}

/** The test of a clause's values; an unknown operator matches nothing. */
export function compileValueTest(op: string, values: readonly Json[], regex: RegexEngine): ValueTest {
  return isTableOperator(op) ? OPERATOR_TABLE[op](values, regex) : never
}

function isTableOperator(op: string): op is keyof typeof OPERATOR_TABLE {
  return Object.hasOwn(OPERATOR_TABLE, op)
}

function isOneOf(values: readonly Json[]): ValueTest {
  const scalars: ReadonlySet<Json> = new Set(values.filter((value) => typeof value !== 'object'))
  const [only] = scalars
  return scalars.size === 1 ? (value) => value === only : (value) => scalars.has(value)
}

function matchesPattern(values: readonly Json[], regex: RegexEngine): ValueTest {
  const patterns = values.filter((value) => typeof value === 'string').map((value) => compilePattern(value, regex))
  return anyTest(
    patterns
      .filter((pattern) => pattern !== undefined)
      .map((pattern) => (value: Json) => typeof value === 'string' && pattern.test(value)),
  )
}

function anyText(testOf: (operand: string) => ValueTest): ValueTestFactory {
  return (values) => anyTest(values.filter((value) => typeof value === 'string').map(testOf))
}

function anyNumber(testOf: (operand: number) => ValueTest): ValueTestFactory {
  return (values) => anyTest(values.filter((value) => typeof value === 'number').map(testOf))
}

/** Tests whether any operand is in the given relation; `parse` gives `undefined` for what is no operand. */
function anyParsed<Operand>(
  parse: (value: Json) => Operand | undefined,
  relation: (value: Operand, operand: Operand) => boolean,
): ValueTestFactory {
  return (values) => {
    const operands = values.map(parse).filter((operand) => operand !== undefined)
    return (value) => {
      const parsed = parse(value)
      return parsed !== undefined && operands.some((operand) => relation(parsed, operand))
    }
  }
}

function anyTest(tests: readonly ValueTest[]): ValueTest {
  const [only = never] = tests
  return tests.length <= 1 ? only : (value) => tests.some((test) => test(value))
}

function never(): boolean {
  return false
}

function versionOf(value: Json): SemanticVersion | undefined {
  return typeof value === 'string' ? parseSemanticVersion(value) : undefined
}
