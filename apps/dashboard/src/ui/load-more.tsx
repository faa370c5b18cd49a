import { Button } from './button.tsx'

export interface LoadMoreProps {
  readonly shown: number
  /** How many there are, where the server counts. */
  readonly total?: number
  readonly onMore: () => void
  readonly isLoading: boolean
  /** @default true */
  readonly hasMore?: boolean
  /** What they are: "entries". */
  readonly noun: string
}

/** The end of a list that is not all here. */
export function LoadMore({ shown, total, onMore, isLoading, hasMore = true, noun }: LoadMoreProps) {
  const count = shown.toLocaleString()
  return (
    <div className="flex items-center justify-center gap-3 px-4 py-3 text-xs text-t3">
      <span role="status" className="num">
        {total === undefined ? `${count} ${noun} shown` : `${count} of ${total.toLocaleString()} ${noun}`}
      </span>
      {hasMore ? (
        <Button variant="line" isLoading={isLoading} onClick={onMore}>
          Show more
        </Button>
      ) : null}
    </div>
  )
}
