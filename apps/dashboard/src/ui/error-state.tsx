import { Button } from './button.tsx'
import { CopyButton } from './copy-button.tsx'
import { cx } from './cx.ts'
import { Glyph } from './glyph.tsx'

export interface ErrorStateProps {
  /** What failed: "The flags could not be loaded". */
  readonly title: string
  /** Why, as the server says it. */
  readonly detail: string
  /** The number to give to whoever looks after the server. */
  readonly requestId?: string
  readonly onRetry?: () => void
  readonly isRetrying?: boolean
  readonly className?: string
}

/** A part that failed; the rest of the page stays usable. */
export function ErrorState({ title, detail, requestId = '', onRetry, isRetrying, className }: ErrorStateProps) {
  return (
    <div role="alert" className={cx('mx-auto flex w-full max-w-lg flex-col items-start gap-2 p-6', className)}>
      <h2 className="flex items-center gap-2 font-semibold">
        <Glyph status="bad" />
        {title}
      </h2>
      <p className="text-t2">{detail}</p>
      {requestId === '' ? null : (
        <p className="flex items-center gap-1 text-xs text-t3">
          Request <span className="mono">{requestId}</span>
          <CopyButton text={requestId} label="Copy the request number" />
        </p>
      )}
      {onRetry === undefined ? null : (
        <Button variant="line" onClick={onRetry} isLoading={isRetrying}>
          Try again
        </Button>
      )}
    </div>
  )
}
