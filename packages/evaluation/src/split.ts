import {
  contextPart,
  parseAttributeReference,
  readAttribute,
  type AttributeReference,
  type Context,
  type Json,
  type Rollout,
  type Serve,
  type WeightedVariation,
} from '@guidon/model'
import { Bucketer } from './bucketing/bucketer.ts'
import { MALFORMED_FLAG, variationEvaluation, type Evaluation, type Reason } from './evaluation.ts'
import type { Trace } from './trace.ts'

/** What a rule or the fallthrough serves: always the same, or one share of a split. */
export type CompiledServe =
  | { readonly evaluation: Evaluation; readonly split?: undefined }
  | { readonly split: Split; readonly evaluation?: undefined }

/** A split of contexts over evaluations by their bucket. */
export interface Split {
  readonly contextKind: string
  readonly reference: AttributeReference
  readonly bucketer: Bucketer
  readonly shares: readonly Share[]
  /** For buckets past the end of the last share. */
  readonly rest: Evaluation
  readonly source: Partial<Rollout>
}

/** One share of a split, for the buckets below `limit` that no earlier share has. */
export interface Share {
  readonly limit: number
  readonly evaluation: Evaluation
  /** For a context that lacks the split's kind: never in an experiment. */
  readonly evaluationWithoutKind: Evaluation
}

/** What the compiled serves of one flag have in common. */
export interface ServeSetting {
  readonly key: string
  readonly salt: string
  readonly variations: readonly Json[]
}

/** Prepares every evaluation that a serve can give. */
export function compileServe(serve: Partial<Serve>, reason: Reason, setting: ServeSetting): CompiledServe {
  const variation = serve.variation ?? null
  if (variation !== null) return { evaluation: variationEvaluation(setting.variations, variation, reason) }
  const split = serve.rollout ? compileSplit(serve.rollout, reason, setting) : undefined
  return split === undefined ? { evaluation: MALFORMED_FLAG } : { split }
}

/** The evaluation of the share that a context's bucket is in. */
export function evaluateSplit(split: Split, context: Context, trace: Trace | undefined): Evaluation {
  const part = contextPart(context, split.contextKind)
  const bucket = part === undefined ? 0 : split.bucketer.bucket(readAttribute(part, split.reference))
  const evaluation = evaluationOfBucket(split, bucket, part !== undefined)
  trace?.add({ step: 'split', rollout: split.source, bucket, hasContextKind: part !== undefined, evaluation })
  return evaluation
}

/** Rounded sums can leave buckets past the end to the last share, whose kind is not asked for then, as in LD SDKs. */
function evaluationOfBucket({ shares, rest }: Split, bucket: number, hasKind: boolean): Evaluation {
  for (const share of shares) {
    if (bucket < share.limit) return hasKind ? share.evaluation : share.evaluationWithoutKind
  }
  return rest
}

function compileSplit(rollout: Partial<Rollout>, reason: Reason, setting: ServeSetting): Split | undefined {
  const { kind, contextKind, bucketBy, seed, variations = [] } = rollout
  const isExperiment = kind === 'experiment'
  const attribute = isExperiment || !bucketBy ? 'key' : bucketBy
  const reference = parseAttributeReference(attribute, { isLiteral: !contextKind })
  const shares = compileShares(variations, isExperiment, { reason, setting })
  const last = shares.at(-1)
  if (!reference.ok || last === undefined) return undefined
  return {
    contextKind: contextKind || 'user',
    reference: reference.value,
    bucketer: new Bucketer((seed ?? null) === null ? `${setting.key}.${setting.salt}` : String(seed)),
    shares,
    rest: last.evaluation,
    source: rollout,
  }
}

function compileShares(
  variations: readonly Partial<WeightedVariation>[],
  isExperiment: boolean,
  { reason, setting }: { readonly reason: Reason; readonly setting: ServeSetting },
): readonly Share[] {
  let limit = 0
  return variations.map(({ variation = -1, weight = 0, untracked = false }) => {
    limit += weight / 100_000
    const evaluationWithoutKind = variationEvaluation(setting.variations, variation, reason)
    if (!isExperiment || untracked) return { limit, evaluation: evaluationWithoutKind, evaluationWithoutKind }
    const tracked = { ...reason, inExperiment: true } as Reason
    return { limit, evaluation: variationEvaluation(setting.variations, variation, tracked), evaluationWithoutKind }
  })
}
