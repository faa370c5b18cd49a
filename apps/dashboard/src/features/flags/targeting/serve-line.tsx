import type { ConfiguredRollout, ConfiguredServe, FlagDefinition } from '@guidon/model'
import { formatWeight } from '../../../lib/format.ts'
import { Token } from '../../../lib/rules/token.tsx'
import { cx } from '../../../ui/cx.ts'
import { remainingWeight } from '../../../ui/percentage-weights.ts'
import { SplitBar } from '../../../ui/split-bar.tsx'
import { Value } from '../../../ui/value.tsx'
import { flagVariationColor } from '../../../ui/variation-color.ts'
import { weightsOf } from './serve-edits.ts'

/** What is served, as the eye reads it: a variation, or the bar of a split. */
export function ServeLine({ serve, definition }: { serve: ConfiguredServe; definition: FlagDefinition }) {
  if (serve.rollout !== undefined) return <SplitLine rollout={serve.rollout} definition={definition} />
  return <VariationValue definition={definition} variationId={serve.variationId} />
}

export function VariationValue({ definition, variationId }: { definition: FlagDefinition; variationId: string }) {
  const index = definition.variations.findIndex(({ id }) => id === variationId)
  const variation = definition.variations[index]
  if (variation === undefined) return <span className="text-bad">unknown variation {variationId}</span>
  return <Value value={variation.value} index={index} name={variation.name} className="font-medium" />
}

function SplitLine({ rollout, definition }: { rollout: ConfiguredRollout; definition: FlagDefinition }) {
  const weights = weightsOf(rollout, definition)
  const missing = remainingWeight(weights)
  const { kind, contextKind, bucketBy = 'key' } = rollout
  return (
    <span className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1 text-xs">
      <SplitBar
        className={cx('w-56!', missing > 0 && 'hatch bg-sub')}
        height={6}
        parts={[
          ...definition.variations.map(({ id }, index) => ({
            label: id,
            color: flagVariationColor(definition.valueType, index),
            share: weights[index] ?? 0,
          })),
          // Nothing is drawn where nothing is served.
          { label: 'not given', color: 'transparent', share: missing },
        ]}
      />
      {definition.variations.map(({ id }, index) =>
        (weights[index] ?? 0) > 0 ? (
          <span key={id} className="inline-flex min-w-0 items-center gap-1.5">
            <VariationValue definition={definition} variationId={id} />
            <span className="num text-t2">{formatWeight(weights[index] ?? 0)}</span>
          </span>
        ) : null,
      )}
      {missing > 0 ? <span className="num font-medium text-bad">{formatWeight(missing)} not given</span> : null}
      <span className="inline-flex items-center gap-1.5 text-t3">
        by
        <Token isSubject>
          {contextKind}.{bucketBy}
        </Token>
        {kind === 'experiment' ? 'as an experiment' : null}
      </span>
    </span>
  )
}
