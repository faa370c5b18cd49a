import type { ReactNode } from 'react'
import { cx } from './cx.ts'

/**
 * `done` is finished or healthy, `run` in progress, `wait` waits for a person or a gate, `bad` failed or regressed,
 * `ice` is frozen, `off` is off, `todo` comes later.
 */
export type Status = 'done' | 'run' | 'wait' | 'bad' | 'ice' | 'off' | 'todo'

export interface GlyphProps {
  readonly status: Status
  /** In pixels. @default 14 */
  readonly size?: number
  /** How far `run` is, from 0 to 1. @default 0.35 */
  readonly fraction?: number
  /** What it means, when no words stand beside it. */
  readonly label?: string
  readonly className?: string
}

/** A status as a shape of its own, so that nobody needs to tell colours apart. */
export function Glyph({ status, size = 14, fraction = 0.35, label, className }: GlyphProps) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 16 16"
      className={cx('shrink-0', className)}
      {...(label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label })}
    >
      {status === 'run' ? <Ring fraction={fraction} /> : SHAPES[status]}
    </svg>
  )
}

/** A status with its words. */
export function StatusText({ status, fraction, children }: { status: Status; fraction?: number; children: ReactNode }) {
  return (
    <span className={cx('inline-flex min-w-0 items-center gap-1.5 text-xs', TEXT[status])}>
      <Glyph status={status} fraction={fraction} />
      <span className="truncate">{children}</span>
    </span>
  )
}

const TEXT: Readonly<Record<Status, string>> = {
  done: 'text-t1',
  run: 'text-t2',
  wait: 'text-wait',
  bad: 'font-medium text-bad',
  ice: 'text-ice',
  off: 'text-t3',
  todo: 'text-t3',
}

const SHAPES: Readonly<Record<Exclude<Status, 'run'>, ReactNode>> = {
  done: (
    <>
      <circle cx="8" cy="8" r="7" fill="var(--okf)" />
      <path
        d="M4.8 8.3l2.2 2.2 4.2-4.6"
        fill="none"
        stroke="var(--panel)"
        strokeWidth="1.8"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </>
  ),
  wait: (
    <>
      <path d="M8 .9 15.1 8 8 15.1.9 8z" fill="var(--waitf)" />
      <path d="M6.4 5.3v5.4M9.6 5.3v5.4" stroke="var(--panel)" strokeWidth="1.7" strokeLinecap="round" />
    </>
  ),
  bad: (
    <>
      <path d="M8 1.2 15.4 14.2H.6z" fill="var(--badf)" stroke="var(--badf)" strokeLinejoin="round" />
      <path d="M8 5.9v3.8" stroke="var(--panel)" strokeWidth="1.7" strokeLinecap="round" />
      <circle cx="8" cy="12" r="1" fill="var(--panel)" />
    </>
  ),
  ice: (
    <>
      <rect x="1" y="1" width="14" height="14" rx="3.2" fill="var(--icef)" />
      <path
        d="M8 3.7v8.6M4.3 5.85l7.4 4.3M11.7 5.85l-7.4 4.3"
        stroke="var(--panel)"
        strokeWidth="1.4"
        strokeLinecap="round"
      />
    </>
  ),
  off: <circle cx="8" cy="8" r="5.6" fill="none" stroke="var(--offf)" strokeWidth="1.7" />,
  todo: <circle cx="8" cy="8" r="2" fill="var(--line2)" />,
}

const RADIUS = 5.9
const CIRCUMFERENCE = 2 * Math.PI * RADIUS

function Ring({ fraction }: { fraction: number }) {
  const ring = { cx: 8, cy: 8, r: RADIUS, fill: 'none', stroke: 'var(--runf)', strokeWidth: 2.2 }
  const done = Math.min(1, Math.max(0.02, fraction)) * CIRCUMFERENCE
  return (
    <>
      <circle {...ring} strokeOpacity={0.28} />
      <circle
        {...ring}
        strokeLinecap="round"
        strokeDasharray={`${done} ${CIRCUMFERENCE}`}
        transform="rotate(-90 8 8)"
      />
      <circle cx="8" cy="8" r="1.7" fill="var(--runf)" />
    </>
  )
}
