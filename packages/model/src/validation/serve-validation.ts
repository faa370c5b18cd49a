import type { ConfiguredRollout, ConfiguredServe, FlagDefinition } from '../flag-definition.ts'
import { findUnknownVariations, serveReferences } from '../variation-reference.ts'
import { checkReference } from './clause-validation.ts'
import { checkContextKind } from './key-validation.ts'
import { at, block, warn, type ValidationIssue } from './validation-issue.ts'

/** All weights of a rollout together, in thousandths of a percent. Source: LD wire format, `WeightedVariation`. */
export const TOTAL_WEIGHT = 100_000

/** Whatever some SDK would misread in what a rule or the fallthrough serves. */
export function validateServe(
  serve: ConfiguredServe,
  path: string,
  definition: FlagDefinition,
): readonly ValidationIssue[] {
  const unknown = findUnknownVariations(definition, serveReferences(serve, path))
  return [
    ...unknown.map((issue) => block(issue.path, issue.code, issue.message)),
    ...(serve.rollout === undefined ? [] : validateRollout(serve.rollout, `${path}/rollout`)),
  ]
}

/** Whether a number is a whole share in thousandths of a percent. */
export function isWeight(weight: number): boolean {
  return Number.isInteger(weight) && weight >= 0 && weight <= TOTAL_WEIGHT
}

function validateRollout(rollout: ConfiguredRollout, path: string): readonly ValidationIssue[] {
  const { kind, contextKind, bucketBy, seed } = rollout
  return [
    ...validateWeights(rollout, path),
    ...at(`${path}/contextKind`, checkContextKind(contextKind)),
    ...(bucketBy === undefined ? [] : at(`${path}/bucketBy`, checkReference(bucketBy, { isLiteral: false }))),
    ...(kind === 'experiment' && bucketBy !== undefined && bucketBy !== 'key'
      ? [warn(`${path}/bucketBy`, 'bucket_by_ignored', 'Experiments always split by key; "bucketBy" has no effect.')]
      : []),
    ...(seed === undefined ? [] : validateSeed(seed, path)),
  ]
}

function validateSeed(seed: number, path: string): readonly ValidationIssue[] {
  if (seed !== 0 && isInt32(seed)) return []
  const message =
    'A seed is a whole number below 2^31 and not 0, which SDKs disagree about. Leave it out to use the salt.'
  return [block(`${path}/seed`, 'invalid_seed', message)]
}

function validateWeights({ variations }: ConfiguredRollout, path: string): readonly ValidationIssue[] {
  if (variations.length === 0) {
    return [block(`${path}/variations`, 'empty_rollout', 'A rollout needs at least one variation.')]
  }
  const fractions = variations.flatMap(({ weight }, index) =>
    isWeight(weight)
      ? []
      : [block(`${path}/variations/${index}/weight`, 'invalid_weight', 'A weight is a whole number from 0 to 100000.')],
  )
  const sum = variations.reduce((total, { weight }) => total + weight, 0)
  if (fractions.length > 0 || sum === TOTAL_WEIGHT) return fractions
  const message = `Shares make ${sum / 1000} %, not 100 %.`
  return [block(`${path}/variations`, 'weights_do_not_sum', message)]
}

/** Whether every SDK reads the number as an integer. Source: LD Java and .NET SDKs, `int`. */
export function isInt32(value: number): boolean {
  return (value | 0) === value
}
