import { operatorText } from '@guidon/describe'
import type {
  ClauseStep,
  Explanation,
  PrerequisiteStep,
  RuleStep,
  SegmentListStep,
  SegmentRuleStep,
  SegmentShareStep,
  SegmentStep,
  SplitStep,
  Step,
  TargetStep,
} from '@guidon/evaluation'
import type { Clause, ConfiguredFlag, Json } from '@guidon/model'
import { ruleName } from '../../../lib/evaluation/reason-text.ts'
import type { FlagWorld } from '../../../lib/evaluation/flag-world.ts'
import { formatWeight } from '../../../lib/format.ts'
import { subjectOfClause, subjectText } from '../../../lib/rules/clause-subject.ts'
import { valueText } from '../../../ui/value-text.ts'

/** One thing that evaluation looked at, in words. */
export interface StepLine {
  /** `met` decided or let pass; `passed` did not match; `near` matched in part; `failed` ended it. */
  readonly verdict: 'met' | 'passed' | 'near' | 'failed'
  readonly title: string
  readonly notes: readonly StepNote[]
  readonly parts: readonly StepLine[]
}

export interface StepNote {
  readonly text: string
  readonly isFailure: boolean
}

/** What evaluation looked at, in order; what comes after the decision is left out, as it was not looked at. */
export function explainLines({ flagKey, evaluation, steps }: Explanation, world: FlagWorld): readonly StepLine[] {
  const flag = world.flags.get(flagKey)
  if (flag === undefined) return [line('failed', 'There is no such flag')]
  if (flag.definition.isArchived) return [line('failed', 'Flag is archived', note('callers get their default value'))]
  if (!flag.configuration.on) return [line('passed', 'Flag is off', note(servedWhenOff(flag)))]
  const targets = steps.filter((step) => step.step === 'target')
  const before = steps.filter((step) => step.step === 'prerequisite')
  const rules = steps.filter((step) => step.step === 'rule')
  const split = steps.findLast((step) => step.step === 'split')
  return [
    line('met', 'Flag is on'),
    ...before.map((step) => prerequisiteLine(step, world)),
    ...(targets.length === 0 ? [] : [targetsLine(targets)]),
    ...rules.map((step) => ruleLine(step, flag, world, step.match === true ? split : undefined)),
    ...(evaluation.reason.kind === 'FALLTHROUGH' ? [defaultLine(flag, split)] : []),
    ...(evaluation.reason.kind === 'ERROR'
      ? [line('failed', 'Cannot be evaluated', note('the flag is malformed'))]
      : []),
  ]
}

/** What a variation is called. */
export function variationName(flag: ConfiguredFlag | undefined, index: number | undefined): string {
  const variation = index === undefined ? undefined : flag?.definition.variations[index]
  if (variation === undefined) return 'the caller’s default'
  return variation.name === '' ? valueText(variation.value) : variation.name
}

/** Where a bucket is among the shares: `bucket 31.4% is under 50%`. */
export function bucketText({ bucket, rollout, hasContextKind }: SplitStep): string {
  if (!hasContextKind) return `no ${rollout.contextKind ?? 'user'}, so bucket 0%`
  const { from, to } = servedRange(bucket, rollout.variations ?? [])
  const said = `bucket ${bucketPercent(bucket, [from, to])}`
  if (from === 0) return to >= WHOLE ? said : `${said} is under ${formatWeight(to)}`
  if (to >= WHOLE) return `${said} is not under ${formatWeight(from)}`
  return `${said} is between ${formatWeight(from)} and ${formatWeight(to)}`
}

/** All weights of a rollout together. */
const WHOLE = 100_000
const TENTH_OF_PERCENT = 100

/** A bucket as a percentage, cut and not rounded: what is under a limit must not read as if it were not. */
function bucketPercent(bucket: number, limits: readonly number[]): string {
  const isCoarse = limits.every((weight) => weight % TENTH_OF_PERCENT === 0)
  const step = isCoarse ? TENTH_OF_PERCENT : 1
  return formatWeight(Math.floor((bucket * WHOLE) / step) * step)
}

/** The limits around a bucket, as weights. */
function servedRange(bucket: number, shares: readonly { readonly weight?: number }[]) {
  let from = 0
  for (const { weight = 0 } of shares) {
    const to = from + weight
    if (bucket < to / WHOLE) return { from, to }
    from = to
  }
  return { from: 0, to: WHOLE }
}

/** A clause with the value that it looked at: what holds, in symbols where there are some. */
export function clauseText({ clause, value, match }: Pick<ClauseStep, 'clause' | 'value' | 'match'>): string {
  const full = fullClause(clause)
  const subject = subjectText(subjectOfClause(full))
  if (match === 'malformed') return `${subject} cannot be compared`
  if (full.op === 'segmentMatch') return segmentClauseText(full, match)
  if (match) return `${subject} ✓`
  if (value === undefined) return `no ${subject}`
  return `${subject} ${valueText(value)} ${oppositeText(full)} ${valuesText(full.values)}`
}

function prerequisiteLine(step: PrerequisiteStep, world: FlagWorld): StepLine {
  const flag = world.flags.get(step.flagKey)
  const title = `Prerequisite ${flag?.definition.name ?? step.flagKey}`
  const wanted = variationName(flag, step.requiredVariation)
  const parts = partLines(step.steps, world, flag)
  if (step.isMet) return { ...line('met', title, note(`gives ${wanted}`)), parts }
  return { ...line('failed', title, failure(unmetText(step, flag, wanted))), parts }
}

function unmetText({ evaluation }: PrerequisiteStep, flag: ConfiguredFlag | undefined, wanted: string): string {
  if (flag === undefined) return 'there is no such flag'
  if (flag.definition.isArchived) return 'is archived'
  if (!flag.configuration.on) return `is off, ${wanted} is needed`
  return `gives ${variationName(flag, evaluation?.variation)}, ${wanted} is needed`
}

function targetsLine(steps: readonly TargetStep[]): StepLine {
  const hit = steps.find(({ isMatch }) => isMatch)
  return hit === undefined
    ? line('passed', 'Individual targets', note('not listed'))
    : line('met', 'Individual targets', note(`this ${hit.contextKind} is listed`))
}

function ruleLine(step: RuleStep, flag: ConfiguredFlag, world: FlagWorld, split: SplitStep | undefined): StepLine {
  const clauses = step.steps.filter((one) => one.step === 'clause')
  const notes = clauses.map((clause) => ({ text: clauseText(clause), isFailure: clause.match !== true }))
  const parts = clauses.flatMap((clause) => partLines(clause.steps, world, flag))
  const title = ruleName(flag, step.ruleIndex)
  if (step.match === true) {
    const matched = notes.length === 0 ? [{ text: 'matches everyone', isFailure: false }] : notes
    return { verdict: 'met', title, notes: [...matched, ...bucketNote(split)], parts }
  }
  if (step.match === 'malformed') return { verdict: 'failed', title, notes, parts }
  return { verdict: clauses.some(({ match }) => match === true) ? 'near' : 'passed', title, notes, parts }
}

function defaultLine({ configuration }: ConfiguredFlag, split: SplitStep | undefined): StepLine {
  const number = configuration.rules.length + 1
  const title = configuration.rules.length === 0 ? 'Everyone' : `${number} · Everyone else`
  return { verdict: 'met', title, notes: split === undefined ? [note('matched')] : bucketNote(split), parts: [] }
}

const bucketNote = (split: SplitStep | undefined): readonly StepNote[] =>
  split === undefined ? [] : [note(bucketText(split))]

/** What stands under a line: the rules of a prerequisite, how a segment decided. */
function partLines(steps: readonly Step[], world: FlagWorld, flag: ConfiguredFlag | undefined): readonly StepLine[] {
  return steps.flatMap((step): readonly StepLine[] => {
    switch (step.step) {
      case 'prerequisite':
        return [prerequisiteLine(step, world)]
      case 'target':
        return step.isMatch ? [targetsLine([step])] : []
      case 'rule':
        return flag === undefined ? [] : [ruleLine(step, flag, world, undefined)]
      case 'split':
        return [line('met', 'Percentage', note(bucketText(step)))]
      case 'segment':
        return [segmentLine(step, world)]
      case 'segment list':
        return listLines(step)
      case 'segment rule':
        return [segmentRuleLine(step, world)]
      case 'segment share':
        return [shareLine(step)]
      case 'clause':
        return [
          {
            ...line(step.match === true ? 'met' : 'passed', clauseText(step)),
            parts: partLines(step.steps, world, undefined),
          },
        ]
    }
  })
}

function segmentLine({ segmentKey, isKnown, match, steps }: SegmentStep, world: FlagWorld): StepLine {
  const title = `Segment ${world.segments.get(segmentKey)?.name ?? segmentKey}`
  if (!isKnown) return line('failed', title, failure('there is no such segment, or it is archived'))
  if (match === 'malformed') return line('failed', title, failure('cannot be read'))
  return { ...line(match ? 'met' : 'passed', title), parts: partLines(steps, world, undefined) }
}

function listLines({ list, isMatch }: SegmentListStep): readonly StepLine[] {
  if (!isMatch) return []
  return [list === 'included' ? line('met', 'Listed as a member') : line('failed', 'Listed as no member')]
}

function segmentRuleLine({ ruleIndex, match, steps }: SegmentRuleStep, world: FlagWorld): StepLine {
  const verdict = match === true ? 'met' : match === 'malformed' ? 'failed' : 'passed'
  return { ...line(verdict, `Rule ${ruleIndex + 1} of the segment`), parts: partLines(steps, world, undefined) }
}

function shareLine({ bucket, limit, isMatch, contextKind }: SegmentShareStep): StepLine {
  if (bucket === undefined) return line('passed', 'Share', failure(`no ${contextKind}`))
  const text = `bucket ${bucketPercent(bucket, [limit * WHOLE])} is ${isMatch ? '' : 'not '}under ${formatWeight(limit * WHOLE)}`
  return line(isMatch ? 'met' : 'passed', 'Share', isMatch ? note(text) : failure(text))
}

function segmentClauseText({ values, negate }: Clause, match: boolean): string {
  const isMember = match !== negate
  if (isMember) return `in ${values.length === 1 ? `segment ${valuesText(values)}` : 'one of the segments'}`
  return `not in ${values.length === 1 ? 'segment ' : ''}${valuesText(values)}`
}

/** For operators that order: what holds when one value is not as the clause wants it. */
const OPPOSITES: Readonly<Record<string, string>> = {
  lessThan: '≥',
  lessThanOrEqual: '>',
  greaterThan: '≤',
  greaterThanOrEqual: '<',
  semVerEqual: '≠',
  semVerLessThan: '≥',
  semVerGreaterThan: '≤',
}
const NEGATED: Readonly<Record<string, string>> = {
  lessThan: '<',
  lessThanOrEqual: '≤',
  greaterThan: '>',
  greaterThanOrEqual: '≥',
  semVerEqual: '=',
  semVerLessThan: '<',
  semVerGreaterThan: '>',
}

function oppositeText({ op, values, negate }: Clause): string {
  const symbol = values.length === 1 ? (negate ? NEGATED : OPPOSITES)[op] : undefined
  return symbol ?? operatorText(op, !negate)
}

const MAX_VALUES = 3

/** The values of a clause, the first of them when they are many. */
export function valuesText(values: readonly Json[]): string {
  if (values.length === 0) return 'nothing'
  const shown = values.slice(0, values.length > MAX_VALUES + 1 ? MAX_VALUES : values.length).map(valueText)
  const more = values.length - shown.length
  if (more > 0) return `${shown.join(', ')} or ${more} more`
  return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} or ${shown.at(-1)}`
}

export function fullClause({
  contextKind = 'user',
  attribute = '',
  op = '',
  values = [],
  negate = false,
}: Partial<Clause>) {
  return { contextKind, attribute, op, values, negate }
}

function servedWhenOff({ definition, configuration }: ConfiguredFlag): string {
  const index = definition.variations.findIndex(({ id }) => id === configuration.offVariationId)
  return index === -1
    ? 'callers get their default value'
    : `everyone gets ${variationName({ definition, configuration }, index)}`
}

const line = (verdict: StepLine['verdict'], title: string, ...notes: readonly StepNote[]): StepLine => ({
  verdict,
  title,
  notes,
  parts: [],
})
const note = (text: string): StepNote => ({ text, isFailure: false })
const failure = (text: string): StepNote => ({ text, isFailure: true })
