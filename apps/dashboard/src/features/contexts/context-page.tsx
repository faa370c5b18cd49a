import { useQuery } from '@tanstack/react-query'
import { requestIdOf } from '../../lib/request-id.ts'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useWorld } from '../../lib/evaluation/project-worlds.ts'
import { partOf, seenContextQuery } from '../../lib/evaluation/seen-contexts.ts'
import { useEnvironment } from '../../lib/use-project.ts'
import { Breadcrumb } from '../../ui/breadcrumb.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { Page } from '../../ui/page.tsx'
import { SkeletonLines } from '../../ui/skeleton.tsx'
import { ContextView } from './context-view.tsx'

const contextRoute = getRouteApi('/p/$project/contexts/$kind/$key')

/** One context: what is known of it, and what it gets of every flag. One that was never seen has its key only. */
export function ContextPage() {
  const { project, kind, key } = contextRoute.useParams()
  const environment = useEnvironment()
  const seen = useQuery(seenContextQuery(project, environment.key, { kind, key }))
  const { world, error, refetch, isFetching } = useWorld(project, environment.key)
  const crumbs = (
    <Breadcrumb
      parents={[
        <Link to="/p/$project/contexts" params={{ project }}>
          Contexts
        </Link>,
      ]}
      current={`${kind}:${key}`}
      after={<CopyButton text={key} label="Copy the key" />}
    />
  )
  const failure = seen.error ?? error
  return (
    <Page title={`${kind}:${key}`} crumbs={crumbs}>
      {failure !== null ? (
        <ErrorState
          title="The context could not be loaded"
          detail={failure.message}
          requestId={requestIdOf(failure)}
          onRetry={() => void Promise.all([seen.refetch(), refetch()])}
          isRetrying={isFetching || seen.isFetching}
        />
      ) : seen.data === undefined || world === undefined ? (
        <SkeletonLines count={8} label="Loading the context" />
      ) : (
        <ContextView
          project={project}
          environment={environment}
          seen={seen.data}
          part={seen.data === null ? { kind, attributes: { key } } : partOf(seen.data)}
          world={world}
        />
      )}
    </Page>
  )
}
