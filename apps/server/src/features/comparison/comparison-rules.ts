import { describeFlagInstructions, type Sentence } from '@guidon/describe'
import {
  diffConfigurations,
  isSameJson,
  type ConfigurationInstruction,
  type ConfiguredRule,
  type ConfiguredServe,
  type FlagConfiguration,
  type FlagDefinition,
} from '@guidon/model'

/** One edit of the first environment, with its sentence. */
export interface DifferencePart extends Sentence {
  readonly instruction: ConfigurationInstruction
}

export interface ComparedFlag {
  readonly definition: FlagDefinition
  readonly from: FlagConfiguration
  readonly to: FlagConfiguration
}

/** What makes `from` like `to`. `definitions` are those of the flags that either has as prerequisites. */
export function differenceParts(
  { definition, from, to }: ComparedFlag,
  definitions: ReadonlyMap<string, FlagDefinition>,
): DifferencePart[] {
  const instructions = diffConfigurations(from, alignedTo(from, to))
  const sentences = describeFlagInstructions({ definition, configuration: from }, instructions, definitions)
  return instructions.map((instruction, index) => ({ instruction, ...sentences[index]! }))
}

/** `to`, named as `from` names it: what says the same is the same, whatever its id, order or seed. */
function alignedTo(from: FlagConfiguration, to: FlagConfiguration): FlagConfiguration {
  return {
    ...to,
    fallthrough: alignedServe(from.fallthrough, to.fallthrough),
    rules: alignedRules(from.rules, to.rules),
  }
}

/** Seeds belong to an environment: they decide who is in a share, not how large it is. */
function alignedServe(from: ConfiguredServe, to: ConfiguredServe): ConfiguredServe {
  return isSameJson(withoutSeed(from), withoutSeed(to)) ? from : to
}

function withoutSeed(serve: ConfiguredServe): ConfiguredServe {
  if (serve.rollout === undefined) return serve
  const { seed: _, ...rollout } = serve.rollout
  return { rollout }
}

/** Pairs rules by content first, then by clauses, then by id; each rule is paired once. */
function alignedRules(from: readonly ConfiguredRule[], to: readonly ConfiguredRule[]): readonly ConfiguredRule[] {
  const pairs = new Map<ConfiguredRule, ConfiguredRule>()
  const free = new Set(from)
  for (const isPair of PAIRINGS) {
    for (const rule of to) {
      const twin = pairs.has(rule) ? undefined : [...free].find((one) => isPair(one, rule))
      if (twin === undefined) continue
      pairs.set(rule, twin)
      free.delete(twin)
    }
  }
  const taken = new Set(from.map(({ id }) => id))
  return to.map((rule) => {
    const twin = pairs.get(rule)
    if (twin !== undefined) return { ...rule, id: twin.id, serve: alignedServe(twin.serve, rule.serve) }
    return taken.has(rule.id) ? { ...rule, id: freeId(rule.id, taken) } : rule
  })
}

const PAIRINGS: readonly ((one: ConfiguredRule, other: ConfiguredRule) => boolean)[] = [
  (one, other) =>
    isSameJson(one.clauses, other.clauses) && isSameJson(withoutSeed(one.serve), withoutSeed(other.serve)),
  (one, other) => isSameJson(one.clauses, other.clauses),
  (one, other) => one.id === other.id,
]

function freeId(id: string, taken: Set<string>): string {
  let number = 2
  while (taken.has(`${id}-${number}`)) number += 1
  taken.add(`${id}-${number}`)
  return `${id}-${number}`
}
