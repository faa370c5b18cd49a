import { useId, type ReactNode } from 'react'
import { cx } from './cx.ts'

export interface FieldFrameProps {
  readonly label: ReactNode
  /** The label is for screen readers only, where the place makes it plain. @default false */
  readonly isLabelHidden?: boolean
  /** What to write, or what will come of it. */
  readonly hint?: ReactNode
  /** What is wrong with it, and how to mend it. */
  readonly error?: string | null
  /** Says "optional" after the label. @default false */
  readonly isOptional?: boolean
  readonly className?: string
}

/** What ties a control to its label, hint and error. */
export interface FieldControlProps {
  readonly id: string
  readonly 'aria-describedby': string | undefined
  readonly 'aria-invalid': boolean | undefined
}

interface FieldProps extends FieldFrameProps {
  readonly children: (control: FieldControlProps) => ReactNode
}

/** Label above, hint and error below. Every control of a form stands in one. */
export function Field({ label, isLabelHidden, hint, error = null, isOptional, className, children }: FieldProps) {
  const id = useId()
  const hasHint = hint !== undefined
  const described = [hasHint ? `${id}-hint` : '', error === null ? '' : `${id}-error`].filter((one) => one !== '')
  return (
    <div className={cx('flex min-w-0 flex-col gap-1', className)}>
      <label id={`${id}-label`} htmlFor={id} className={cx('text-xs font-medium text-t2', isLabelHidden && 'sr-only')}>
        {label}
        {isOptional ? <span className="ms-1.5 font-normal text-t3">optional</span> : null}
      </label>
      {children({
        id,
        'aria-describedby': described.length === 0 ? undefined : described.join(' '),
        'aria-invalid': error === null ? undefined : true,
      })}
      <FieldNotes id={id} hint={hint} error={error} />
    </div>
  )
}

/** The hint and the error under a control; the error is said when it appears. */
export function FieldNotes({ id, hint, error }: { id: string; hint?: ReactNode; error?: string | null }) {
  return (
    <>
      {hint === undefined ? null : (
        <p id={`${id}-hint`} className="text-xs text-t3">
          {hint}
        </p>
      )}
      <div aria-live="polite" className="contents">
        {(error ?? null) === null ? null : (
          <p id={`${id}-error`} className="text-xs font-medium text-bad">
            {error}
          </p>
        )}
      </div>
    </>
  )
}

/** The box of a control that is written in. */
export const CONTROL =
  'w-full min-w-0 rounded-md border border-ctl bg-panel px-2.5 text-sm text-t1 transition-colors aria-invalid:border-badf disabled:border-line2 disabled:bg-sub disabled:text-t3 [&:is(input,textarea):read-only]:bg-sub'
