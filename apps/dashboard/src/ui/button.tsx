import type { ComponentProps, ReactNode } from 'react'
import { cx } from './cx.ts'
import { Tooltip } from './tooltip.tsx'

const VARIANTS = {
  primary: 'bg-accent text-accent-ink hover:brightness-110',
  line: 'border border-ctl bg-panel text-t1 hover:bg-sub',
  ghost: 'text-t2 hover:bg-sub hover:text-t1',
  danger: 'border border-badf bg-panel text-bad hover:bg-bad-bg',
} as const

const SIZES = { small: 'h-7 px-2.5 text-xs', normal: 'h-8 px-3 text-sm' } as const

export interface ButtonProps extends Omit<ComponentProps<'button'>, 'disabled'> {
  /** @default "line" */
  readonly variant?: keyof typeof VARIANTS
  /** @default "small" */
  readonly size?: keyof typeof SIZES
  /** Why it cannot be used now: shown on hover and focus, as the button stays reachable. */
  readonly disabledReason?: string | null | undefined
  /** Something is under way: pressing again does nothing. */
  readonly isBusy?: boolean
  readonly children: ReactNode
}

export function Button({ variant = 'line', size = 'small', disabledReason, isBusy = false, ...props }: ButtonProps) {
  const isOff = typeof disabledReason === 'string'
  const { className, onClick, children, type = 'button', ...rest } = props
  const button = (
    <button
      {...rest}
      type={type}
      aria-disabled={isOff || isBusy || undefined}
      aria-busy={isBusy || undefined}
      onClick={isOff || isBusy ? (event) => event.preventDefault() : onClick}
      className={cx(
        'inline-flex shrink-0 items-center justify-center gap-1.5 rounded-md font-medium whitespace-nowrap transition-colors duration-120',
        SIZES[size],
        isOff ? 'cursor-not-allowed border border-line2 bg-sub text-t3' : VARIANTS[variant],
        isBusy && 'cursor-progress opacity-70',
        className,
      )}
    >
      {children}
    </button>
  )
  return isOff ? <Tooltip content={disabledReason}>{button}</Tooltip> : button
}

export interface IconButtonProps extends Omit<ComponentProps<'button'>, 'disabled' | 'aria-label'> {
  /** What it does, for everyone who does not see the icon. */
  readonly label: string
  readonly disabledReason?: string | null | undefined
}

export function IconButton({ label, disabledReason, className, onClick, type = 'button', ...rest }: IconButtonProps) {
  const isOff = typeof disabledReason === 'string'
  return (
    <Tooltip content={isOff ? `${label}: ${disabledReason}` : label}>
      <button
        {...rest}
        type={type}
        aria-label={label}
        aria-disabled={isOff || undefined}
        onClick={isOff ? (event) => event.preventDefault() : onClick}
        className={cx(
          'inline-flex size-7 shrink-0 items-center justify-center rounded-md',
          isOff ? 'cursor-not-allowed text-t3 opacity-60' : 'text-t2 hover:bg-sub hover:text-t1',
          className,
        )}
      />
    </Tooltip>
  )
}
