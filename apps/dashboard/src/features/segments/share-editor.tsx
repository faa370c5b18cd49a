import type { SegmentRuleRollout } from '@guidon/model'
import type { RuleWorld } from '../../lib/rules/rule-queries.ts'
import { Combobox } from '../../ui/combobox.tsx'
import { NumberField } from '../../ui/number-field.tsx'
import { Segmented } from '../../ui/segmented.tsx'

/** A percentage has three places; a weight is thousandths of a percent. */
const WEIGHT_OF_A_PERCENT = 1_000
const FIRST_PERCENTAGE = 10

export interface ShareEditorProps {
  /** "rule 2" */
  readonly of: string
  readonly share: SegmentRuleRollout | null
  readonly onChange: (share: SegmentRuleRollout | null) => void
  readonly world: RuleWorld
}

/** How many of those who match a rule are in. */
export function ShareEditor({ of, share, onChange, world }: ShareEditorProps) {
  return (
    <div className="flex flex-wrap items-end gap-3">
      <div className="flex flex-col gap-1">
        <span aria-hidden className="text-xs font-medium text-t2">
          Of those who match
        </span>
        <Segmented
          label={`Who of those that match ${of} is in`}
          value={share === null ? 'all' : 'share'}
          onChange={(value) => onChange(value === 'all' ? null : { weight: FIRST_PERCENTAGE * WEIGHT_OF_A_PERCENT })}
          segments={[
            { value: 'all', label: 'All are in' },
            { value: 'share', label: 'A percentage is in' },
          ]}
        />
      </div>
      {share === null ? null : (
        <>
          <NumberField
            label="Percentage"
            className="w-40"
            min={0}
            max={100}
            places={3}
            unit="%"
            value={share.weight / WEIGHT_OF_A_PERCENT}
            onChange={(percent) => onChange({ ...share, weight: Math.round((percent ?? 0) * WEIGHT_OF_A_PERCENT) })}
          />
          <Combobox
            label="Kind of context"
            className="w-40"
            isFreeText
            isMonospace
            value={share.rolloutContextKind ?? 'user'}
            onChange={(kind) => onChange(withKind(share, kind ?? 'user'))}
            options={world.kinds.map((value) => ({ value }))}
          />
          <Combobox
            label="Bucket by"
            className="w-40"
            isFreeText
            isMonospace
            value={share.bucketBy ?? 'key'}
            onChange={(attribute) => onChange(withAttribute(share, attribute ?? 'key'))}
            options={attributesOf(world, share.rolloutContextKind ?? 'user')}
          />
        </>
      )}
    </div>
  )
}

/** What is the default is left out: it is the same rule. */
function withKind({ rolloutContextKind: _, ...share }: SegmentRuleRollout, kind: string): SegmentRuleRollout {
  return kind === 'user' ? share : { ...share, rolloutContextKind: kind }
}

function withAttribute({ bucketBy: _, ...share }: SegmentRuleRollout, attribute: string): SegmentRuleRollout {
  return attribute === 'key' ? share : { ...share, bucketBy: attribute }
}

function attributesOf({ catalog }: RuleWorld, kind: string): { value: string }[] {
  const known = [...catalog.values()].filter((one) => one.kind === kind).map(({ attribute }) => attribute)
  return [...new Set(['key', ...known])].map((value) => ({ value }))
}
