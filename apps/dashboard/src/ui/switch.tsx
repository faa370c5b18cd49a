import { useId } from 'react'
import { cx } from './cx.ts'
import { Tip } from './tooltip.tsx'

export interface SwitchProps {
  readonly isOn: boolean
  readonly onChange: (isOn: boolean) => void
  readonly label: string
  readonly disabledReason?: string | null
  readonly className?: string
}

/** On or off, at once. */
export function Switch({ isOn, onChange, label, disabledReason, className }: SwitchProps) {
  const reasonId = useId()
  const reason = disabledReason ?? null
  const control = (
    <button
      type="button"
      role="switch"
      aria-checked={isOn}
      aria-label={label}
      {...(reason === null ? {} : { 'aria-disabled': true, 'aria-describedby': reasonId })}
      onClick={() => {
        if (reason === null) onChange(!isOn)
      }}
      // The area that can be pressed is larger than what is seen.
      className={cx(
        'relative h-[18px] w-8 shrink-0 rounded-full border transition-colors after:absolute after:-inset-1 aria-disabled:cursor-not-allowed aria-disabled:opacity-60',
        isOn ? 'border-okf bg-okf' : 'border-ctl bg-sub',
        className,
      )}
    >
      <Thumb isOn={isOn} />
    </button>
  )
  if (reason === null) return control
  return (
    <>
      <Tip content={reason}>{control}</Tip>
      <span id={reasonId} hidden>
        {reason}
      </span>
    </>
  )
}

function Thumb({ isOn }: { isOn: boolean }) {
  return (
    <>
      <i
        className={cx(
          'absolute top-[2px] size-3 rounded-full transition-[inset-inline-start]',
          isOn ? 'start-4 bg-white shadow' : 'start-[2px] bg-ctl',
        )}
      />
      {isOn ? (
        <svg className="absolute start-1 top-1" width="9" height="9" viewBox="0 0 9 9" aria-hidden>
          <path d="M1.6 4.6l2 2 3.6-4" fill="none" stroke="#fff" strokeWidth="1.5" strokeLinecap="round" />
        </svg>
      ) : null}
    </>
  )
}
