import type { ConfiguredServe, FlagDefinition } from './flag-definition.ts'
import type { ParseIssue } from './result.ts'

/** A place that names a variation: a JSON pointer and the id it holds. */
export interface VariationReference {
  readonly path: string
  readonly variationId: string
}

/** Every variation that `serve` names; paths start with `path`. */
export function serveReferences(serve: ConfiguredServe, path: string): readonly VariationReference[] {
  if (serve.rollout === undefined) return [{ path: `${path}/variationId`, variationId: serve.variationId }]
  return serve.rollout.variations.map(({ variationId }, index) => ({
    path: `${path}/rollout/variations/${index}/variationId`,
    variationId,
  }))
}

/** An issue (`unknown_variation`) for each reference to a variation that the flag does not have. */
export function findUnknownVariations(
  { key, variations }: FlagDefinition,
  references: readonly VariationReference[],
): readonly ParseIssue[] {
  const known = new Set(variations.map(({ id }) => id))
  return references
    .filter(({ variationId }) => !known.has(variationId))
    .map(({ path, variationId }) => ({
      path,
      code: 'unknown_variation',
      message: `Flag "${key}" has no variation with the id "${variationId}". It has: ${[...known].join(', ')}.`,
    }))
}
