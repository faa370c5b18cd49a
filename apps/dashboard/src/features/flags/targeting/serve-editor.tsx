import type { ConfiguredRollout, ConfiguredServe, FlagDefinition } from '@guidon/model'
import { catalogKey } from '../../../lib/rules/attribute-catalog.ts'
import type { RuleWorld } from '../../../lib/rules/rule-queries.ts'
import { Combobox } from '../../../ui/combobox.tsx'
import { PercentageEditor } from '../../../ui/percentage-editor.tsx'
import { Segmented } from '../../../ui/segmented.tsx'
import { Select } from '../../../ui/select.tsx'
import { valueText } from '../../../ui/value-text.ts'
import { flagVariationColor } from '../../../ui/variation-color.ts'
import { movesBuckets, toFixed, toSplit, weightsOf, withBucketBy, withWeights } from './serve-edits.ts'
import { VariationSelect } from './variation-select.tsx'

export interface ServeEditorProps {
  /** "rule 2", "the default rule" */
  readonly of: string
  readonly serve: ConfiguredServe
  /** What is saved, to warn of buckets that move. */
  readonly savedServe: ConfiguredServe | undefined
  readonly definition: FlagDefinition
  readonly world: RuleWorld
  readonly onChange: (serve: ConfiguredServe) => void
}

/** What those who match get: one variation, or a share of them each. */
export function ServeEditor({ of, serve, savedServe, definition, world, onChange }: ServeEditorProps) {
  return (
    <div className="flex max-w-xl flex-col gap-3">
      <div className="flex flex-wrap items-center gap-3">
        <span className="text-xs font-medium text-t2">Serve</span>
        <Segmented
          label={`How ${of} serves`}
          value={serve.rollout === undefined ? 'fixed' : 'split'}
          onChange={(how) => onChange(how === 'fixed' ? toFixed(serve) : toSplit(serve, definition))}
          segments={[
            { value: 'fixed', label: 'One variation' },
            { value: 'split', label: 'Percentages' },
          ]}
        />
      </div>
      {serve.rollout === undefined ? (
        <VariationSelect
          label={`Variation that ${of} serves`}
          definition={definition}
          value={serve.variationId}
          onChange={(variationId) => onChange({ variationId })}
        />
      ) : (
        <SplitEditor of={of} rollout={serve.rollout} definition={definition} world={world} onChange={onChange} />
      )}
      {movesBuckets(savedServe, serve) ? (
        <p className="text-xs text-wait">
          What contexts are divided by changes: everyone is drawn again, and some who have a variation now get another.
        </p>
      ) : null}
    </div>
  )
}

type SplitEditorProps = Pick<ServeEditorProps, 'of' | 'definition' | 'world' | 'onChange'> & {
  readonly rollout: ConfiguredRollout
}

function SplitEditor({ of, rollout, definition, world, onChange }: SplitEditorProps) {
  const weights = weightsOf(rollout, definition)
  return (
    <>
      <PercentageEditor
        label={`Percentages of ${of}`}
        parts={definition.variations.map(({ id, name, value }, index) => ({
          id,
          name: name === '' ? valueText(value) : name,
          color: flagVariationColor(definition.valueType, index),
          weight: weights[index] ?? 0,
        }))}
        onChange={(next) => onChange(withWeights(rollout, definition, next))}
      />
      <div className="grid grid-cols-2 gap-2 max-sm:grid-cols-1">
        <Select
          label="Divide contexts of kind"
          value={rollout.contextKind}
          onChange={(contextKind) => onChange({ rollout: { ...rollout, contextKind } })}
          options={[...new Set([...world.kinds, rollout.contextKind])].map((kind) => ({ value: kind, label: kind }))}
        />
        {rollout.kind === 'experiment' ? null : (
          <Combobox
            label="by attribute"
            hint={bucketHint(rollout, world)}
            value={rollout.bucketBy ?? 'key'}
            onChange={(bucketBy) => onChange(withBucketBy(rollout, bucketBy))}
            options={[...world.catalog.values()]
              .filter(({ kind }) => kind === rollout.contextKind)
              .map(({ attribute, type }) => ({ value: attribute, hint: type ?? undefined }))}
            isFreeText
            isMonospace
          />
        )}
      </div>
    </>
  )
}

/** Only text and whole numbers can be divided by; contexts without the attribute all get the first variation. */
function bucketHint({ contextKind, bucketBy = 'key' }: ConfiguredRollout, { catalog }: RuleWorld): string {
  const type = catalog.get(catalogKey(contextKind, bucketBy))?.type
  if (type === 'boolean') return 'True and false cannot be divided: everyone gets the first variation.'
  return bucketBy === 'key' ? 'Each context by itself.' : 'Contexts with the same value stay together.'
}
