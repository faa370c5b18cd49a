import { RadioCards } from '../../../ui/radio-cards.tsx'
import type { DefinitionEditing } from '../definition/definition-editing.ts'

export function LifetimeFields({ editing: { draft, edit, refusal } }: { editing: DefinitionEditing }) {
  const { isTemporary } = draft.current
  return (
    <RadioCards
      legend="How long it is meant to live"
      isLegendHidden
      value={isTemporary ? 'temporary' : 'permanent'}
      onChange={(chosen) => edit({ kind: chosen === 'temporary' ? 'markTemporary' : 'markPermanent' })}
      columns={2}
      cards={[
        {
          value: 'temporary',
          label: 'Temporary',
          hint: 'Listed for cleanup once everyone gets the same, unchanged for 7 days',
          disabledReason: refusal,
        },
        {
          value: 'permanent',
          label: 'Permanent',
          hint: 'A kill switch or a setting: never listed for cleanup',
          disabledReason: refusal,
        },
      ]}
    />
  )
}
