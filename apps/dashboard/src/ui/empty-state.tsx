import type { ReactNode } from 'react'
import { CodeBlock } from './code-block.tsx'
import { cx } from './cx.ts'

export interface EmptyStateProps {
  readonly title: string
  /** One sentence: why there is nothing here. */
  readonly why: ReactNode
  /** The one thing to do about it. */
  readonly action?: ReactNode
  /** The same on the command line. */
  readonly command?: string
  readonly className?: string
}

export function EmptyState({ title, why, action, command, className }: EmptyStateProps) {
  return (
    <div className={cx('mx-auto flex w-full max-w-lg flex-col items-center gap-3 px-6 py-12 text-center', className)}>
      <h2 className="max-w-full text-lg font-semibold wrap-anywhere">{title}</h2>
      <p className="max-w-full text-t2 wrap-anywhere">{why}</p>
      {action}
      {command === undefined ? null : (
        <div className="mt-1 w-full text-start">
          <p className="mb-1 text-xs text-t3">Or from the command line</p>
          <CodeBlock code={command} language="shell" label="Command" />
        </div>
      )}
    </div>
  )
}
