import { useId, type ReactNode } from 'react'
import { cx } from './cx.ts'

export interface RadioCard<Value extends string> {
  readonly value: Value
  readonly label: ReactNode
  readonly hint?: ReactNode
  /** At the end of the card. */
  readonly mark?: ReactNode
  readonly disabledReason?: string | null
}

export interface RadioCardsProps<Value extends string> {
  readonly legend: string
  /** @default false */
  readonly isLegendHidden?: boolean
  readonly value: Value
  readonly onChange: (value: Value) => void
  readonly cards: readonly RadioCard<Value>[]
  /** @default 1 */
  readonly columns?: 1 | 2 | 3
  readonly className?: string
}

const COLUMNS = { 1: 'grid-cols-1', 2: 'sm:grid-cols-2', 3: 'sm:grid-cols-3' }

/** One of a few choices that need a word of explanation. */
export function RadioCards<Value extends string>({
  legend,
  isLegendHidden = false,
  value,
  onChange,
  cards,
  columns = 1,
  className,
}: RadioCardsProps<Value>) {
  const name = useId()
  return (
    <fieldset className={className}>
      <legend className={cx('mb-1 text-xs font-medium text-t2', isLegendHidden && 'sr-only')}>{legend}</legend>
      <div className={cx('grid gap-1.5', COLUMNS[columns])}>
        {cards.map((card) => (
          <label
            key={card.value}
            className="flex min-h-8 items-start gap-2 rounded-md border border-ctl bg-panel px-2.5 py-1.5 text-sm has-checked:border-accent has-checked:bg-accent-bg has-disabled:border-line2 has-disabled:bg-sub has-disabled:text-t3 has-focus-visible:outline-2 has-focus-visible:outline-offset-1 has-focus-visible:outline-accent"
          >
            <input
              type="radio"
              name={name}
              value={card.value}
              checked={card.value === value}
              disabled={(card.disabledReason ?? null) !== null}
              onChange={() => onChange(card.value)}
              className="mt-[3px] size-3.5 shrink-0 accent-accent outline-none!"
            />
            <span className="flex min-w-0 flex-1 flex-col">
              <span>{card.label}</span>
              {(card.disabledReason ?? card.hint) === undefined ? null : (
                <span className="text-xs text-t2">{card.disabledReason ?? card.hint}</span>
              )}
            </span>
            {card.mark}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
