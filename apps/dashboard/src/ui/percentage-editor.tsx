import { useId, useState, type KeyboardEvent } from 'react'
import { Button } from './button.tsx'
import { cx } from './cx.ts'
import {
  equalWeights,
  formatPercent,
  giveWeight,
  parsePercent,
  remainingWeight,
  takeRemaining,
} from './percentage-weights.ts'

export interface PercentagePart {
  readonly id: string
  readonly name: string
  /** Any CSS colour. */
  readonly color: string
  /** Thousandths of a percent, a whole number of 0 to 100,000. */
  readonly weight: number
}

export interface PercentageEditorProps {
  /** Says what is divided: "Percentages of rule 2". */
  readonly label: string
  readonly parts: readonly PercentagePart[]
  /** All weights, in the order of the parts. They may not be a whole while somebody is typing. */
  readonly onChange: (weights: readonly number[]) => void
  /** Why it cannot be edited. */
  readonly disabledReason?: string | null | undefined
}

/** Divides a whole among variations. Of two, the other one follows until it is given a share itself. */
export function PercentageEditor({ label, parts, onChange, disabledReason }: PercentageEditorProps) {
  const weights = parts.map(({ weight }) => weight)
  const remaining = remainingWeight(weights)
  const statusId = useId()
  const [byHand, setByHand] = useState<ReadonlySet<number>>(new Set())
  const isOff = typeof disabledReason === 'string'
  return (
    <fieldset className="min-w-0" aria-describedby={statusId}>
      <legend className="sr-only">{label}</legend>
      <PercentageBar parts={parts} remaining={remaining} />
      <div className="mt-2 flex flex-col gap-1.5">
        {parts.map((part, index) => (
          <PercentageRow
            key={part.id}
            part={part}
            remaining={remaining}
            isDisabled={isOff}
            onWeight={(weight) => {
              setByHand(new Set([...byHand, index]))
              onChange(giveWeight(weights, index, weight, byHand))
            }}
            onTakeRemaining={() => onChange(takeRemaining(weights, index))}
          />
        ))}
      </div>
      <div className="mt-2 flex min-h-7 items-center gap-2 text-xs">
        <span id={statusId} role="status" className={cx('num', remaining === 0 ? 'text-t3' : 'font-medium text-bad')}>
          {inWords(remaining)}
        </span>
        <Button
          variant="ghost"
          className="ms-auto"
          disabledReason={disabledReason}
          onClick={() => {
            setByHand(new Set())
            onChange(equalWeights(parts.length))
          }}
        >
          Equalize
        </Button>
      </div>
    </fieldset>
  )
}

function inWords(remaining: number): string {
  if (remaining === 0) return 'Adds up to 100%'
  const size = formatPercent(Math.abs(remaining))
  return remaining > 0 ? `${size}% not given to any variation` : `${size}% too much`
}

interface PercentageBarProps {
  readonly parts: readonly PercentagePart[]
  readonly remaining: number
}

function PercentageBar({ parts, remaining }: PercentageBarProps) {
  return (
    <div aria-hidden data-color-mark className="flex h-2.5 gap-px overflow-hidden rounded-full bg-sub">
      {parts.map(({ id, color, weight }) =>
        weight === 0 ? null : <i key={id} style={{ flex: `${weight} 1 0`, minWidth: 2, background: color }} />,
      )}
      {remaining > 0 ? <i style={{ flex: `${remaining} 1 0` }} className="hatch" /> : null}
    </div>
  )
}

interface PercentageRowProps {
  readonly part: PercentagePart
  readonly remaining: number
  readonly isDisabled: boolean
  readonly onWeight: (weight: number) => void
  readonly onTakeRemaining: () => void
}

function PercentageRow({ part, remaining, isDisabled, onWeight, onTakeRemaining }: PercentageRowProps) {
  const { name, color, weight } = part
  const isTaking = remaining !== 0 && weight + remaining >= 0 && !isDisabled
  const rest = `${remaining > 0 ? '+' : '−'}${formatPercent(Math.abs(remaining))}%`
  return (
    <div className="flex items-center gap-2">
      <i aria-hidden className="size-2.5 shrink-0 rounded-xs" style={{ background: color }} />
      <span className="min-w-0 flex-1 truncate text-sm">{name}</span>
      {isTaking ? (
        <Button variant="ghost" aria-label={`${rest} for ${name}`} onClick={onTakeRemaining}>
          {rest}
        </Button>
      ) : null}
      <PercentInput name={name} weight={weight} isDisabled={isDisabled} onWeight={onWeight} />
    </div>
  )
}

const STEP = 1_000
const BIG_STEP = 10_000
const SMALL_STEP = 100

interface PercentInputProps {
  readonly name: string
  readonly weight: number
  readonly isDisabled: boolean
  readonly onWeight: (weight: number) => void
}

/** Arrow keys step by 1%, with Shift by 10%, with Alt by 0.1%. */
function PercentInput({ name, weight, isDisabled, onWeight }: PercentInputProps) {
  // What is being typed, until it is left: "12." must not become "12" under the fingers.
  const [typed, setTyped] = useState<string | null>(null)
  const isWrong = typed !== null && parsePercent(typed) === null
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return
    event.preventDefault()
    event.stopPropagation()
    const step = event.shiftKey ? BIG_STEP : event.altKey ? SMALL_STEP : STEP
    setTyped(null)
    onWeight(weight + (event.key === 'ArrowUp' ? step : -step))
  }
  return (
    <label className="inline-flex h-8 w-24 shrink-0 items-center rounded-md border border-ctl bg-panel pe-2 has-[input:focus-visible]:outline-2 has-[input:focus-visible]:outline-offset-1 has-[input:focus-visible]:outline-accent has-[input:disabled]:border-line2 has-[input:disabled]:bg-sub has-[[aria-invalid=true]]:border-badf">
      <input
        inputMode="decimal"
        autoComplete="off"
        aria-label={`${name}, percent`}
        aria-invalid={isWrong}
        disabled={isDisabled}
        className="num h-full w-full min-w-0 bg-transparent px-2 text-end text-sm outline-none!"
        value={typed ?? formatPercent(weight)}
        onChange={({ target }) => {
          setTyped(target.value)
          const next = parsePercent(target.value)
          if (next !== null) onWeight(next)
        }}
        onFocus={({ target }) => target.select()}
        onBlur={() => setTyped(null)}
        onKeyDown={onKeyDown}
      />
      <span aria-hidden className="text-xs text-t3">
        %
      </span>
    </label>
  )
}
