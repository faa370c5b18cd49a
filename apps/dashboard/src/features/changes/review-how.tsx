import { RadioCards } from '../../ui/radio-cards.tsx'

/** What becomes of the reviewed edits. */
export type ReviewHow = 'at-once' | 'draft'

const CARDS = [
  { value: 'at-once', label: 'At once', hint: 'SDKs get it when it is applied' },
  { value: 'draft', label: 'Save as draft', hint: 'Nothing is applied; only you see it' },
] as const

export interface ReviewHowChoiceProps {
  readonly how: ReviewHow
  readonly onChange: (how: ReviewHow) => void
}

export function ReviewHowChoice({ how, onChange }: ReviewHowChoiceProps) {
  return (
    <section aria-label="How" className="mt-5">
      <h3 aria-hidden className="mb-1.5 text-xs font-semibold text-t2">
        How
      </h3>
      <RadioCards legend="How" isLegendHidden value={how} onChange={onChange} cards={CARDS} />
    </section>
  )
}
