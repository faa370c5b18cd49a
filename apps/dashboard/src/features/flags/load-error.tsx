import type { UseQueryResult } from '@tanstack/react-query'
import { requestIdOf } from '../../lib/request-id.ts'
import { ErrorState } from '../../ui/error-state.tsx'

export interface LoadErrorProps {
  /** What failed: "The history could not be loaded". */
  readonly title: string
  readonly query: Pick<UseQueryResult, 'error' | 'refetch' | 'isFetching'>
}

/** A query that failed, with a way to ask again. */
export function LoadError({ title, query: { error, refetch, isFetching } }: LoadErrorProps) {
  return (
    <ErrorState
      title={title}
      detail={error?.message ?? ''}
      requestId={requestIdOf(error)}
      onRetry={() => void refetch()}
      isRetrying={isFetching}
    />
  )
}
