import { useId, type ComponentProps, type MouseEvent } from 'react'
import { LoaderCircle } from 'lucide-react'
import { cx } from './cx.ts'
import { Tip } from './tooltip.tsx'

export type ButtonVariant = 'primary' | 'line' | 'ghost' | 'danger'
export type ButtonSize = 28 | 32

export interface ButtonProps extends Omit<ComponentProps<'button'>, 'disabled'> {
  /** @default 'ghost' */
  readonly variant?: ButtonVariant
  /** Height in pixels: 28 in lists and bars, 32 in forms and dialogs. @default 28 */
  readonly size?: ButtonSize
  /** What it began is not finished: it cannot be pressed again. @default false */
  readonly isLoading?: boolean
  /** Why it cannot be pressed now. It stays focusable and tells the reason. */
  readonly disabledReason?: string | null
}

const VARIANTS: Readonly<Record<ButtonVariant, string>> = {
  primary: 'bg-accent text-accent-ink hover:not-aria-disabled:brightness-110',
  line: 'border border-line2 bg-panel text-t1 hover:not-aria-disabled:bg-sub',
  ghost: 'text-t2 hover:not-aria-disabled:bg-sub hover:not-aria-disabled:text-t1',
  danger: 'border border-badf/60 bg-panel text-bad hover:not-aria-disabled:bg-bad-bg',
}
const UNAVAILABLE: Readonly<Record<ButtonVariant, string>> = {
  primary: 'border border-line2 bg-sub text-t3',
  line: 'border border-line2 bg-panel text-t3',
  ghost: 'text-t3',
  danger: 'border border-line2 bg-panel text-t3',
}

/** The look of a button, for a link that looks like one. */
export function buttonClass({
  variant = 'ghost',
  size = 28,
  isAvailable = true,
}: {
  readonly variant?: ButtonVariant
  readonly size?: ButtonSize
  readonly isAvailable?: boolean
}): string {
  return cx(
    'inline-flex shrink-0 items-center justify-center gap-1.5 rounded-md px-2.5 text-xs font-medium whitespace-nowrap transition-colors select-none aria-disabled:cursor-not-allowed',
    size === 32 ? 'h-8' : 'h-7',
    (isAvailable ? VARIANTS : UNAVAILABLE)[variant],
  )
}

export function Button({ variant, size, isLoading = false, disabledReason, className, ...rest }: ButtonProps) {
  const isAvailable = (disabledReason ?? null) === null
  return (
    <Pressable
      {...rest}
      isLoading={isLoading}
      disabledReason={disabledReason}
      className={cx(buttonClass({ variant, size, isAvailable }), className)}
    />
  )
}

export interface IconButtonProps extends ButtonProps {
  /** Its name, also shown as a tip. */
  readonly label: string
}

/** A button with nothing but an icon. */
export function IconButton({ label, variant, size = 28, disabledReason, className, ...rest }: IconButtonProps) {
  const isAvailable = (disabledReason ?? null) === null
  const look = cx(buttonClass({ variant, size, isAvailable }), 'px-0!', size === 32 ? 'w-8' : 'w-7', className)
  const button = <Pressable {...rest} aria-label={label} disabledReason={disabledReason} className={look} />
  return isAvailable ? <Tip content={label}>{button}</Tip> : button
}

type PressableProps = Pick<ButtonProps, 'isLoading' | 'disabledReason'> & ComponentProps<'button'>

function Pressable({ isLoading = false, disabledReason, onClick, children, ...rest }: PressableProps) {
  const reasonId = useId()
  const reason = disabledReason ?? null
  const isBlocked = isLoading || reason !== null
  const press = (event: MouseEvent<HTMLButtonElement>): void => {
    if (!isBlocked) return onClick?.(event)
    event.preventDefault()
    event.stopPropagation()
  }
  const button = (
    <button
      type="button"
      {...rest}
      {...(isBlocked ? { 'aria-disabled': true } : {})}
      {...(isLoading ? { 'aria-busy': true } : {})}
      {...(reason === null ? {} : { 'aria-describedby': reasonId })}
      onClick={press}
    >
      {isLoading ? <LoaderCircle size={13} className="animate-spin-slow" aria-hidden /> : null}
      {children}
    </button>
  )
  if (reason === null) return button
  return (
    <>
      <Tip content={reason}>{button}</Tip>
      <span id={reasonId} hidden>
        {reason}
      </span>
    </>
  )
}
