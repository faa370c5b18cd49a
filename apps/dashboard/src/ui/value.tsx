import { cx } from './cx.ts'
import { flagVariationColor } from './variation-color.ts'
import { valueText } from './value-text.ts'

export interface ValueProps {
  readonly value: unknown
  /** Which of the flag's variations it is; `null` for a value that is none of them. */
  readonly index: number | null
  /** Shown in place of the value, with the value as its title. */
  readonly name?: string | null
  readonly className?: string
}

/** A variation: the square of its colour, and its name or value. */
export function Value({ value, index, name, className }: ValueProps) {
  const text = valueText(value)
  const isNamed = (name ?? '') !== ''
  return (
    <span className={cx('inline-flex max-w-full min-w-0 items-center gap-1.5 align-bottom', className)} title={text}>
      <ColorSquare index={index} valueType={typeof value} />
      <span className={cx('truncate', isNamed || typeof value === 'boolean' || 'mono')}>{isNamed ? name : text}</span>
    </span>
  )
}

export interface ColorSquareProps {
  /** Which of the flag's variations; `null` for none of them. */
  readonly index: number | null
  /** `boolean` when the flag's variations are: its second one is grey. */
  readonly valueType: string
  readonly className?: string
}

/** The mark of a variation, for places where its words stand beside. */
export function ColorSquare({ index, valueType, className }: ColorSquareProps) {
  return (
    <i
      aria-hidden
      data-color-mark
      className={cx('inline-block size-2.5 shrink-0 rounded-[3px]', className)}
      style={{ background: flagVariationColor(valueType, index) }}
    />
  )
}
