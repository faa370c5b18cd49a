import { contextPart, type Context } from '@guidon/model'
import type { CompiledFlag, CompiledRule } from './compiled-flag.ts'
import { errorEvaluation, type Evaluation } from './evaluation.ts'
import { matchClauses, traceClauses } from './clause.ts'
import { extendPath, type Pass, type Path } from './pass.ts'
import { evaluateSplit, type CompiledServe } from './split.ts'
import type { Match } from './trace.ts'

/**
 * Given when flags or segments depend on themselves or a rule cannot be read. Unlike other malformed evaluations it
 * also ends the evaluation of every flag that has this one as a prerequisite, hence an object of its own.
 */
const ABORTED: Evaluation = errorEvaluation('MALFORMED_FLAG')

/** What a flag serves to a context. Source: LD wire format, evaluation; where SDKs differ, the Go SDK. */
export function evaluateFlag(flag: CompiledFlag, context: Context, pass: Pass, path?: Path): Evaluation {
  return flag.fixed ?? pass.memo?.evaluations.get(flag) ?? evaluateSteps(flag, context, pass, path)
}

function evaluateSteps(flag: CompiledFlag, context: Context, pass: Pass, path: Path | undefined): Evaluation {
  const evaluation =
    evaluatePrerequisites(flag, context, pass, path) ??
    evaluateTargets(flag, context, pass) ??
    evaluateRules(flag, context, pass) ??
    evaluateServe(flag.fallthrough, context, pass)
  if (evaluation !== ABORTED) pass.memo?.evaluations.set(flag, evaluation)
  return evaluation
}

/** The evaluation when a prerequisite is not met. */
function evaluatePrerequisites(
  flag: CompiledFlag,
  context: Context,
  pass: Pass,
  path: Path | undefined,
): Evaluation | undefined {
  if (flag.prerequisites.length === 0) return undefined
  const inner = extendPath(path, flag.key)
  if (inner === undefined) return ABORTED
  for (const prerequisite of flag.prerequisites) {
    const required = pass.flags.get(prerequisite.key)
    pass.trace?.open()
    const evaluation = required === undefined ? undefined : evaluateFlag(required, context, pass, inner)
    const isMet = required?.isOn === true && evaluation?.variation === prerequisite.variation
    pass.trace?.close({
      step: 'prerequisite',
      flagKey: prerequisite.key,
      requiredVariation: prerequisite.variation,
      evaluation,
      isMet,
    })
    if (evaluation === ABORTED) return ABORTED
    if (required !== undefined && evaluation !== undefined) pass.onPrerequisite?.(flag, required, evaluation)
    if (!isMet) return prerequisite.failure
  }
  return undefined
}

function evaluateTargets(flag: CompiledFlag, context: Context, { trace }: Pass): Evaluation | undefined {
  for (const { contextKind, keys, evaluation } of flag.targets) {
    const part = contextPart(context, contextKind)
    const isMatch = part !== undefined && keys.has(part.key)
    trace?.add({ step: 'target', contextKind, evaluation, isMatch })
    if (isMatch) return evaluation
  }
  return undefined
}

function evaluateRules(flag: CompiledFlag, context: Context, pass: Pass): Evaluation | undefined {
  const { rules } = flag
  for (let index = 0; index < rules.length; index += 1) {
    const rule = rules[index] as CompiledRule
    const match = pass.trace === undefined ? matchClauses(rule.clauses, context, pass) : traceRule(rule, context, pass)
    if (match === 'malformed') return ABORTED
    if (match) return evaluateServe(rule.serve, context, pass)
  }
  return undefined
}

function traceRule({ source, index, clauses }: CompiledRule, context: Context, pass: Pass): Match {
  pass.trace?.open()
  const match = traceClauses(clauses, context, pass)
  pass.trace?.close({ step: 'rule', ruleIndex: index, ruleId: source.id, match })
  return match
}

function evaluateServe({ evaluation, split }: CompiledServe, context: Context, { trace }: Pass): Evaluation {
  return split === undefined ? evaluation : evaluateSplit(split, context, trace)
}
