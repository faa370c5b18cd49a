import { useQuery } from '@tanstack/react-query'
import { requestIdOf } from '../../../lib/request-id.ts'
import { useEnvironment } from '../../../lib/use-project.ts'
import { ErrorState } from '../../../ui/error-state.tsx'
import { SkeletonLines } from '../../../ui/skeleton.tsx'
import { useFlagKeys } from '../flag-place.ts'
import { configuredFlagQuery } from '../flag-queries.ts'
import { TargetingEditor } from './targeting-editor.tsx'

/** Who gets what of a flag. */
export function TargetingPage() {
  const { project, flag } = useFlagKeys()
  const environment = useEnvironment()
  const query = configuredFlagQuery(project, { environment: environment.key, flag })
  const { data, error, refetch, isFetching } = useQuery(query)
  // Another environment is another editor: what is open in one is not in the other.
  if (data !== undefined) return <TargetingEditor key={`${flag} ${environment.key}`} project={project} saved={data} />
  if (error === null) return <SkeletonLines count={8} label="Loading the targeting" />
  return (
    <ErrorState
      title="The targeting could not be loaded"
      detail={error.message}
      requestId={requestIdOf(error)}
      onRetry={() => void refetch()}
      isRetrying={isFetching}
    />
  )
}
