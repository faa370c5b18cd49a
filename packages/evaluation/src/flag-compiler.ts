import type { ContextTarget, Flag, Json, Prerequisite, Rule, Target } from '@guidon/model'
import { compileClause, segmentKeysOf } from './clause-compiler.ts'
import type { CompiledFlag, CompiledPrerequisite, CompiledRule, CompiledTarget } from './compiled-flag.ts'
import { MALFORMED_FLAG, variationEvaluation, type Evaluation, type Reason } from './evaluation.ts'
import type { RegexEngine } from './operators/regex-engine.ts'
import { compileServe, type ServeSetting } from './split.ts'

/**
 * Compiles a flag. Absent properties have the defaults of the LD wire format; data of another shape gives a flag that
 * is always malformed, so that one bad flag harms no other.
 */
export function compileFlag(key: string, source: Flag, regex: RegexEngine): CompiledFlag {
  try {
    return compileWellFormed(key, source, regex)
  } catch {
    return malformedFlag(key, source)
  }
}

function malformedFlag(key: string, source: Flag): CompiledFlag {
  return {
    key,
    source,
    isOn: true,
    fixed: MALFORMED_FLAG,
    prerequisites: [],
    targets: [],
    rules: [],
    fallthrough: { evaluation: MALFORMED_FLAG },
    segmentKeys: [],
  }
}

function compileWellFormed(key: string, source: Flag, regex: RegexEngine): CompiledFlag {
  const { on, variations, salt, fallthrough, rules, prerequisites }: Partial<Flag> = source
  const setting = { key, salt: salt ?? '', variations: variations ?? [] }
  const compiledRules = (rules ?? []).map((rule, index) => compileRule(rule, index, { setting, regex }))
  const flag = {
    key,
    source,
    isOn: on === true,
    prerequisites: (prerequisites ?? []).map((prerequisite) => compilePrerequisite(prerequisite, source)),
    targets: compileTargets(source, setting.variations),
    rules: compiledRules,
    fallthrough: compileServe(fallthrough ?? {}, { kind: 'FALLTHROUGH' }, setting),
    segmentKeys: segmentKeysOf(compiledRules.flatMap(({ clauses }) => clauses)),
  }
  return { ...flag, fixed: flag.isOn ? onlyEvaluation(flag) : offEvaluation(source, { kind: 'OFF' }) }
}

function onlyEvaluation(flag: Omit<CompiledFlag, 'fixed'>): Evaluation | undefined {
  const { prerequisites, targets, rules, fallthrough } = flag
  return prerequisites.length + targets.length + rules.length === 0 ? fallthrough.evaluation : undefined
}

function offEvaluation({ offVariation, variations }: Partial<Flag>, reason: Reason): Evaluation {
  const variation = offVariation ?? null
  if (variation === null) return Object.freeze({ value: null, reason: Object.freeze(reason) })
  return variationEvaluation(variations ?? [], variation, reason)
}

function compilePrerequisite(
  { key = '', variation = -1 }: Partial<Prerequisite>,
  source: Partial<Flag>,
): CompiledPrerequisite {
  return { key, variation, failure: offEvaluation(source, { kind: 'PREREQUISITE_FAILED', prerequisiteKey: key }) }
}

/** Source: LD wire format, `contextTargets`: an entry of kind `user` without values stands for one in `targets`. */
function compileTargets(source: Partial<Flag>, variations: readonly Json[]): readonly CompiledTarget[] {
  const userTargets: readonly Target[] = source.targets ?? []
  const contextTargets: readonly ContextTarget[] = source.contextTargets ?? []
  const ordered =
    contextTargets.length === 0 ? userTargets : contextTargets.map((target) => standIn(target, userTargets))
  return ordered.flatMap((target) => compileTarget(target, variations))
}

function standIn(target: Partial<ContextTarget>, userTargets: readonly Target[]): Partial<ContextTarget> {
  const isUserKind = (target.contextKind || 'user') === 'user'
  if (!isUserKind || (target.values ?? []).length > 0) return target
  return userTargets.find(({ variation }) => variation === target.variation) ?? target
}

function compileTarget(target: Partial<ContextTarget>, variations: readonly Json[]): readonly CompiledTarget[] {
  const { contextKind, variation = -1, values } = target
  const keys = new Set(values)
  if (keys.size === 0) return []
  const evaluation = variationEvaluation(variations, variation, { kind: 'TARGET_MATCH' })
  return [{ contextKind: contextKind || 'user', keys, evaluation }]
}

function compileRule(
  source: Partial<Rule>,
  index: number,
  { setting, regex }: { readonly setting: ServeSetting; readonly regex: RegexEngine },
): CompiledRule {
  const reason: Reason = { kind: 'RULE_MATCH', ruleIndex: index, ...(source.id ? { ruleId: source.id } : {}) }
  return {
    source,
    index,
    clauses: (source.clauses ?? []).map((clause) => compileClause(clause, regex)),
    serve: compileServe(source, reason, setting),
  }
}
