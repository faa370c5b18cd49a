import type { FlagDefinition } from '@guidon/model'
import { Select } from '../../../ui/select.tsx'
import { Value } from '../../../ui/value.tsx'
import { valueText } from '../../../ui/value-text.ts'

export interface VariationSelectProps {
  readonly label: string
  readonly definition: FlagDefinition
  readonly value: string | null
  readonly onChange: (variationId: string) => void
  readonly isDisabled?: boolean
  /** @default 32 */
  readonly size?: 28 | 32
}

/** One of a flag's variations. Its label is for screen readers. */
export function VariationSelect({ label, definition, value, onChange, isDisabled, size }: VariationSelectProps) {
  return (
    <Select
      label={label}
      isLabelHidden
      className="min-w-32"
      value={value}
      onChange={onChange}
      isDisabled={isDisabled}
      size={size}
      options={definition.variations.map((variation, index) => ({
        value: variation.id,
        label: <Value value={variation.value} index={index} name={variation.name} />,
        text: variation.name === '' ? valueText(variation.value) : variation.name,
      }))}
    />
  )
}
