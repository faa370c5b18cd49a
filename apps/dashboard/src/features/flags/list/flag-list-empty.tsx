import { Button } from '../../../ui/button.tsx'
import { requestIdOf } from '../../../lib/request-id.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { parseFilter, withoutToken } from './flag-filter.ts'
import type { FlagListViewProps } from './flag-list-view.tsx'

/** Why there is no row, and what to do about it. */
export function FlagListEmpty({ search, onSearch, error, onRetry, isBusy }: FlagListViewProps) {
  if (error !== null) {
    return (
      <ErrorState
        title="The flags could not be loaded"
        detail={error.message}
        requestId={requestIdOf(error)}
        onRetry={onRetry}
        isRetrying={isBusy}
      />
    )
  }
  const tokens = parseFilter(search.q ?? '')
  if (tokens.length > 0) {
    return (
      <EmptyState
        title="No flag matches"
        why="No flag here has all of what the filter asks for. Take a part of it out:"
        action={
          <div className="flex flex-wrap justify-center gap-2">
            {tokens.map((token, index) => (
              <Button
                key={index}
                variant="line"
                onClick={() => onSearch({ q: withoutToken(search.q ?? '', index) || undefined })}
              >
                without {token.kind === 'field' ? `${token.field}:${token.value}` : token.text}
              </Button>
            ))}
          </div>
        }
      />
    )
  }
  if (search.view === 'archived') {
    return <EmptyState title="No archived flags" why="A flag that is done with is archived on its Settings tab." />
  }
  if (search.view === 'mine') {
    return <EmptyState title="No flag is yours" why="Flags whose owner you are stand here." />
  }
  return (
    <EmptyState
      title="No flags yet"
      why="A flag decides in a running program who gets which variation."
      action={
        <Button variant="primary" size={32} onClick={() => onSearch({ new: true })}>
          New flag
        </Button>
      }
      command="npx guidon flag create my-flag"
    />
  )
}
