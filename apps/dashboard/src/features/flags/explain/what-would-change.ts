import { operatorText } from '@guidon/describe'
import type { ClauseStep, Explanation, RuleStep, SplitStep, Step } from '@guidon/evaluation'
import type { Clause, ConfiguredFlag, FlagConfiguration, Json, SegmentDefinition } from '@guidon/model'
import { evaluatedContext, withAttribute, type ContextInput } from '../../../lib/evaluation/context-parts.ts'
import {
  explainIn,
  withConfiguration,
  withSegment,
  type EvaluatedWorld,
  type Explained,
} from '../../../lib/evaluation/flag-world.ts'
import { formatWeight } from '../../../lib/format.ts'
import { subjectOfClause, subjectText } from '../../../lib/rules/clause-subject.ts'
import { bucketText, fullClause, valuesText, variationName } from './explain-steps.ts'

/** One change after which a flag gives something else. */
export interface Suggestion {
  /** Index of what it gives then; `null` for the caller's default. */
  readonly variation: number | null
  /** Said after "if": `app.version is 24.8.0 or newer`. */
  readonly condition: string
  /** Where a percentage decides then; `null` where none does. */
  readonly because: string | null
}

/** What is to be explained. */
export interface Question {
  readonly world: EvaluatedWorld
  readonly flagKey: string
  readonly context: ContextInput
}

/**
 * A small change after which the flag gives something else: one attribute, of a rule that already matches in part where
 * there is one; else a percentage; else a segment. Each is tried by evaluating again; `null` when none does it.
 */
export function whatWouldChange(question: Question, explanation: Explanation): Suggestion | null {
  const flag = question.world.flags.get(question.flagKey)
  if (flag === undefined) return null
  switch (explanation.evaluation.reason.kind) {
    case 'OFF':
      return ifConfigured(question, explanation, 'targeting is turned on', (now) => ({ ...now, on: true }))
    case 'PREREQUISITE_FAILED':
      return ifPrerequisite(question, explanation, explanation.evaluation.reason.prerequisiteKey)
    case 'TARGET_MATCH':
      return ifConfigured(question, explanation, 'it is not among the individual targets', (now) => ({
        ...now,
        targets: [],
      }))
    case 'RULE_MATCH':
    case 'FALLTHROUGH':
      return (
        ifRuleMatched(question, explanation, isAboutAttribute) ??
        ifShared(question, explanation, flag) ??
        ifRuleMatched(question, explanation, (clause) => !isAboutAttribute(clause))
      )
    case 'ERROR':
      return null
  }
}

type Change = (configuration: FlagConfiguration) => FlagConfiguration

function ifConfigured(question: Question, now: Explanation, condition: string, change: Change): Suggestion | null {
  const world = withConfiguration(question.world, question.flagKey, change)
  return suggestion(condition, now, ask({ ...question, world }))
}

function ifPrerequisite(question: Question, now: Explanation, key: string): Suggestion | null {
  const required = question.world.flags.get(key)
  const wanted = now.steps.find((step) => step.step === 'prerequisite' && step.flagKey === key && !step.isMet)
  if (wanted?.step !== 'prerequisite') return null
  const condition = `${required?.definition.name ?? key} gives ${variationName(required, wanted.requiredVariation)}`
  return ifConfigured(question, now, condition, (configuration) => ({
    ...configuration,
    prerequisites: configuration.prerequisites.filter((one) => one.key !== key),
  }))
}

/** A segment and a list of keys are edited elsewhere: that is more than another attribute. */
const isAboutAttribute = ({ op, attribute }: Clause): boolean => op !== 'segmentMatch' && attribute !== 'key'

/** Tries to make each rule match by what its first clause that fails asks for. */
function ifRuleMatched(question: Question, now: Explanation, isTried: (clause: Clause) => boolean): Suggestion | null {
  const failing = now.steps.flatMap((step) => (step.step === 'rule' && step.match === false ? [failureOf(step)] : []))
  const tried = failing.flatMap((one) => (one !== null && isTried(one.clause) ? [one] : []))
  const ranked = tried.toSorted((left, right) => Number(right.isNear) - Number(left.isNear))
  for (const { clause, value, ruleIndex } of ranked) {
    const found =
      clause.op === 'segmentMatch'
        ? ifMember(question, now, { clause, ruleIndex })
        : ifAttribute(question, now, { clause, value, ruleIndex })
    if (found !== null) return found
  }
  return null
}

interface Failure {
  readonly ruleIndex: number
  readonly clause: Clause
  readonly value: Json | undefined
  /** Other clauses of the rule do match: it is tried first. */
  readonly isNear: boolean
}

function failureOf({ ruleIndex, steps }: RuleStep): Failure | null {
  const clauses = steps.filter((step): step is ClauseStep => step.step === 'clause')
  const failed = clauses.find(({ match }) => match === false)
  if (failed === undefined) return null
  const clause = fullClause(failed.clause)
  return { ruleIndex, clause, value: failed.value, isNear: clauses.length > 1 }
}

function ifAttribute(question: Question, now: Explanation, { clause, value, ruleIndex }: Omit<Failure, 'isNear'>) {
  const { contextKind: kind, attribute } = fullClause(clause)
  if (attribute === 'kind') return null
  for (const candidate of candidatesFor(clause, value)) {
    const context = withAttribute(question.context, { kind, attribute }, candidate)
    const then = ask({ ...question, context })
    if (!isByRule(then, ruleIndex) || isByMadeUpKey(then, question.context)) continue
    const found = suggestion(conditionText(clause), now, then)
    if (found !== null) return found
  }
  return null
}

function ifMember(question: Question, now: Explanation, { clause, ruleIndex }: Pick<Failure, 'clause' | 'ruleIndex'>) {
  const [part] = question.context
  for (const key of clause.values) {
    const segment = question.world.segments.get(String(key))
    if (segment === undefined || segment.isArchived || part === undefined) continue
    const entry = { contextKind: part.kind, values: [String(part.attributes['key'])] }
    const world = withSegment(question.world, withMember(segment, entry, clause.negate))
    const then = ask({ ...question, world })
    const where = `${clause.negate ? 'not ' : ''}in segment ${segment.name}`
    const found = isByRule(then, ruleIndex) ? suggestion(`it is ${where}`, now, then) : null
    if (found !== null) return found
  }
  return null
}

type Keys = SegmentDefinition['included'][number]

function withMember(segment: SegmentDefinition, entry: Keys, isExcluded: boolean): SegmentDefinition {
  if (!isExcluded) return { ...segment, included: [...segment.included, entry] }
  const included = segment.included.map(({ contextKind, values }) =>
    contextKind === entry.contextKind
      ? { contextKind, values: values.filter((value) => !entry.values.includes(value)) }
      : { contextKind, values },
  )
  return { ...segment, included, excluded: [...segment.excluded, entry] }
}

const TENTH_OF_PERCENT = 100

/** What a percentage would have to be. */
function ifShared(question: Question, now: Explanation, flag: ConfiguredFlag): Suggestion | null {
  const split = now.steps.find((step): step is SplitStep => step.step === 'split')
  const shares = split?.rollout.variations ?? []
  const served = now.evaluation.variation
  const place = shares.findIndex(({ variation }) => variation === served)
  const other = shares[place === 0 ? 1 : place - 1]
  if (split === undefined || other === undefined || place === -1 || served === undefined) return null
  const before = shares.slice(0, Math.max(0, place - 1)).reduce((sum, { weight }) => sum + weight, 0)
  const tenths = Math.floor((split.bucket * 100_000 - before) / TENTH_OF_PERCENT)
  const condition =
    place === 0
      ? `the share of ${variationName(flag, served)} is ${formatWeight(tenths * TENTH_OF_PERCENT)} or less`
      : `the share of ${variationName(flag, other.variation)} is ${formatWeight((tenths + 1) * TENTH_OF_PERCENT)} or more`
  const found = ifConfigured(question, now, condition, (configuration) =>
    withWholeShare(configuration, now, {
      from: flag.definition.variations[served]?.id ?? '',
      to: flag.definition.variations[other.variation]?.id ?? '',
    }),
  )
  return found === null ? null : { ...found, because: bucketText(split) }
}

/** The configuration in which one variation has the share of another as well, where the evaluation decided. */
function withWholeShare(
  configuration: FlagConfiguration,
  { evaluation: { reason } }: Explanation,
  { from, to }: { readonly from: string; readonly to: string },
): FlagConfiguration {
  const change = <Serve extends FlagConfiguration['fallthrough']>(serve: Serve): FlagConfiguration['fallthrough'] => {
    if (serve.rollout === undefined) return serve
    const given = serve.rollout.variations.find(({ variationId }) => variationId === from)?.weight ?? 0
    const variations = serve.rollout.variations.map((share) => {
      if (share.variationId === from) return { ...share, weight: 0 }
      return share.variationId === to ? { ...share, weight: share.weight + given } : share
    })
    return { rollout: { ...serve.rollout, variations } }
  }
  if (reason.kind !== 'RULE_MATCH') return { ...configuration, fallthrough: change(configuration.fallthrough) }
  const rules = configuration.rules.map((rule, index) =>
    index === reason.ruleIndex ? { ...rule, serve: change(rule.serve) } : rule,
  )
  return { ...configuration, rules }
}

function ask({ world, flagKey, context }: Question): Explanation | null {
  const evaluated = evaluatedContext(context)
  const explained: Explained | null = evaluated === null ? null : explainIn(world, flagKey, evaluated)
  return explained === null || explained.costlyPattern !== null ? null : explained
}

function suggestion(condition: string, now: Explanation, then: Explanation | null): Suggestion | null {
  if (then === null || then.evaluation.variation === now.evaluation.variation) return null
  if (then.evaluation.reason.kind === 'ERROR') return null
  const split = decisiveSplit(then.steps)
  return {
    variation: then.evaluation.variation ?? null,
    condition,
    because: split === undefined ? null : bucketText(split),
  }
}

const decisiveSplit = (steps: readonly Step[]): SplitStep | undefined => steps.findLast((step) => step.step === 'split')

const isByRule = (then: Explanation | null, ruleIndex: number): boolean =>
  then?.evaluation.reason.kind === 'RULE_MATCH' && then.evaluation.reason.ruleIndex === ruleIndex

/** Whether a percentage decides by the key of a kind that the context lacks: its real key is not known. */
function isByMadeUpKey(then: Explanation | null, context: ContextInput): boolean {
  const split = decisiveSplit(then?.steps ?? [])
  return split !== undefined && !context.some(({ kind }) => kind === (split.rollout.contextKind ?? 'user'))
}

const MAX_TRIED = 20
const DAY_MS = 86_400_000

/** Values with which a clause may match; which of them do is found out by trying. */
function candidatesFor({ op, values, negate }: Clause, actual: Json | undefined): readonly Json[] {
  const near = values.slice(0, MAX_TRIED).flatMap((value): readonly Json[] => {
    if (typeof value === 'number') return [value, value - 1, value + 1, value - DAY_MS, value + DAY_MS]
    if (typeof value !== 'string') return [value]
    if (op.startsWith('semVer')) return [value, ...versionsAround(value)]
    if (op === 'before' || op === 'after') return [value, ...instantsAround(value)]
    return op === 'matches' ? [value.replaceAll(/[\^$]|\\(?=[^\w])/g, '')] : [value]
  })
  const others: readonly Json[] = negate ? [typeof actual === 'boolean' ? !actual : 'another', 0, true] : []
  return [...near, ...others]
}

function versionsAround(version: string): readonly string[] {
  const [, major, minor, patch] = /^(\d+)\.(\d+)\.(\d+)/.exec(version) ?? []
  if (major === undefined) return []
  return [`${major}.${minor}.${Number(patch) + 1}`, '0.0.0']
}

function instantsAround(instant: string): readonly string[] {
  const at = Date.parse(instant)
  return Number.isNaN(at) ? [] : [at - DAY_MS, at + DAY_MS].map((one) => new Date(one).toISOString())
}

/** Operators whose negation has words of its own. */
const NEGATIONS: Readonly<Record<string, (values: string) => string>> = {
  lessThan: (values) => `is at least ${values}`,
  lessThanOrEqual: (values) => `is more than ${values}`,
  greaterThan: (values) => `is at most ${values}`,
  greaterThanOrEqual: (values) => `is less than ${values}`,
  semVerLessThan: (values) => `is ${values} or newer`,
  semVerGreaterThan: (values) => `is ${values} or older`,
}
const VERSIONS: Readonly<Record<string, (values: string) => string>> = {
  semVerLessThan: (values) => `is older than ${values}`,
  semVerGreaterThan: (values) => `is newer than ${values}`,
}

function conditionText(clause: Clause): string {
  const { op, values, negate } = clause
  const said = valuesText(values)
  const words = values.length === 1 ? (negate ? NEGATIONS : VERSIONS)[op]?.(said) : undefined
  return `${subjectText(subjectOfClause(clause))} ${words ?? `${operatorText(op, negate)} ${said}`}`
}
