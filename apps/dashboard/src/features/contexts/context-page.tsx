import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useWorlds } from '../../lib/evaluation/project-worlds.ts'
import { partOf, seenContextQuery } from '../../lib/evaluation/seen-contexts.ts'
import { requestIdOf } from '../../lib/request-id.ts'
import { useEnvironment, useEnvironments } from '../../lib/use-project.ts'
import { Breadcrumb } from '../../ui/breadcrumb.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { Page } from '../../ui/page.tsx'
import { SkeletonLines } from '../../ui/skeleton.tsx'
import type { ContextPageSearch } from './context-search.ts'
import { ContextView } from './context-view.tsx'

const contextRoute = getRouteApi('/p/$project/contexts/$kind/$key')

/** One context: what is known of it, and what it gets of every flag. One that was never seen has its key only. */
export function ContextPage() {
  const { project, kind, key } = contextRoute.useParams()
  const search = contextRoute.useSearch()
  const environment = useEnvironment()
  const asked = useAskedEnvironments(search)
  const seen = useQuery(seenContextQuery(project, environment.key, { kind, key }))
  const { worlds, error, refetch, isFetching } = useWorlds(
    project,
    asked.map((one) => one.key),
  )
  const part = useMemo(() => (seen.data ? partOf(seen.data) : { kind, attributes: { key } }), [seen.data, kind, key])
  const navigate = useNavigate({ from: '/p/$project/contexts/$kind/$key' })
  const change = (changes: ContextPageSearch): void =>
    void navigate({ search: (before) => ({ ...before, ...changes }), replace: true, resetScroll: false })
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
  const world = worlds?.get(environment.key)
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
      ) : seen.data === undefined || worlds === undefined || world === undefined ? (
        <SkeletonLines count={8} label="Loading the context" />
      ) : (
        <ContextView
          project={project}
          environment={environment}
          environments={asked}
          search={search}
          onSearch={change}
          seen={seen.data}
          part={part}
          world={world}
          worlds={worlds}
        />
      )}
    </Page>
  )
}

/** The environment of the screen, then the others where all are asked for. */
function useAskedEnvironments({ everywhere }: ContextPageSearch) {
  const environments = useEnvironments()
  const current = useEnvironment()
  return useMemo(
    () => [current, ...(everywhere === true ? environments.filter(({ key }) => key !== current.key) : [])],
    [environments, current, everywhere],
  )
}
