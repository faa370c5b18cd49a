import { cx } from './cx.ts'
import { AVATAR_HUES, hueOf, initialsOf } from './initials.ts'

export interface AvatarProps {
  readonly name: string
  /** In pixels. @default 20 */
  readonly size?: number
  /** Whether the name is in words beside it. @default false */
  readonly isNamed?: boolean
  readonly className?: string
}

/** A person or a program by its initials. */
export function Avatar({ name, size = 20, isNamed = false, className }: AvatarProps) {
  return (
    <span
      title={isNamed ? undefined : name}
      {...(isNamed ? { 'aria-hidden': true } : { role: 'img', 'aria-label': name })}
      data-color-mark
      style={{ width: size, height: size, background: AVATAR_HUES[hueOf(name)], fontSize: size * 0.42 }}
      className={cx(
        'inline-flex shrink-0 items-center justify-center rounded-full leading-none font-semibold text-white select-none',
        className,
      )}
    >
      {initialsOf(name)}
    </span>
  )
}
