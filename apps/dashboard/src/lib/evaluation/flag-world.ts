import {
  compileDataSet,
  evaluate,
  explain,
  type CompiledDataSet,
  type Evaluation,
  type Explanation,
} from '@guidon/evaluation'
import {
  resolveFlag,
  resolveSegment,
  type ConfiguredFlag,
  type Context,
  type FlagConfiguration,
  type SegmentDefinition,
} from '@guidon/model'
import { browserRegex, CostlyPatternError } from './browser-regex.ts'

/** Flags and segments of one environment, as they are saved or drafted. */
export interface FlagWorld {
  readonly flags: ReadonlyMap<string, ConfiguredFlag>
  readonly segments: ReadonlyMap<string, SegmentDefinition>
}

/** A world with what evaluates it. */
export interface EvaluatedWorld extends FlagWorld {
  readonly data: CompiledDataSet
}

/** Makes a world ready to be evaluated, as the server does when it publishes. */
export function compileWorld(world: FlagWorld): EvaluatedWorld {
  const definitions = definitionsOf(world)
  const flags = [...world.flags.values()].filter(({ definition }) => !definition.isArchived)
  const segments = [...world.segments.values()].filter(({ isArchived }) => !isArchived)
  const data = compileDataSet(
    {
      flags: new Map(
        flags.map(({ definition, configuration }) => [
          definition.key,
          resolveFlag(definition, configuration, { version: 1, definitions }),
        ]),
      ),
      segments: new Map(segments.map((segment) => [segment.key, resolveSegment(segment, 1)])),
    },
    { regex: browserRegex },
  )
  return { ...world, data }
}

/** The same world with one flag configured otherwise. */
export function withConfiguration(
  world: EvaluatedWorld,
  flagKey: string,
  change: (configuration: FlagConfiguration) => FlagConfiguration,
): EvaluatedWorld {
  const flag = world.flags.get(flagKey)
  if (flag === undefined) return world
  const configuration = change(flag.configuration)
  const flags = new Map(world.flags).set(flagKey, { ...flag, configuration })
  const resolved = resolveFlag(flag.definition, configuration, { version: 1, definitions: definitionsOf(world) })
  return { ...world, flags, data: world.data.applyChanges({ flags: new Map([[flagKey, resolved]]) }) }
}

/** The same world with one segment otherwise. */
export function withSegment(world: EvaluatedWorld, segment: SegmentDefinition): EvaluatedWorld {
  const segments = new Map(world.segments).set(segment.key, segment)
  const data = world.data.applyChanges({ segments: new Map([[segment.key, resolveSegment(segment, 1)]]) })
  return { ...world, segments, data }
}

/** What a flag gives a context and why, or the pattern that only the server can try. */
export type Explained = (Explanation & { readonly costlyPattern: null }) | { readonly costlyPattern: string }

export function explainIn({ data }: EvaluatedWorld, flagKey: string, context: Context): Explained {
  try {
    return { ...explain(data, flagKey, context), costlyPattern: null }
  } catch (error) {
    if (error instanceof CostlyPatternError) return { costlyPattern: error.pattern }
    throw error
  }
}

/** What a flag gives a context; `null` where a pattern can take too long here, so that only the server can tell. */
export function evaluateIn({ data }: EvaluatedWorld, flagKey: string, context: Context): Evaluation | null {
  try {
    return evaluate(data, flagKey, context)
  } catch (error) {
    if (error instanceof CostlyPatternError) return null
    throw error
  }
}

function definitionsOf({ flags }: FlagWorld) {
  return new Map([...flags].map(([key, { definition }]) => [key, definition]))
}
