import { formatAgo, formatInstant } from '../lib/format.ts'
import { useNow } from './clock.ts'
import { cx } from './cx.ts'

export interface TimeProps {
  /** Epoch milliseconds. */
  readonly at: number
  /** Date, time and zone, as in a history. @default false */
  readonly isAbsolute?: boolean
  readonly className?: string
}

/** When: how long ago, with the exact time as a title. It keeps itself up to date. */
export function Time({ at, isAbsolute = false, className }: TimeProps) {
  const now = useNow()
  const exact = formatInstant(at)
  return (
    <time
      dateTime={new Date(at).toISOString()}
      title={isAbsolute ? undefined : exact}
      className={cx('num whitespace-nowrap', className)}
    >
      {isAbsolute ? exact : formatAgo(at, Math.max(now, at))}
    </time>
  )
}
