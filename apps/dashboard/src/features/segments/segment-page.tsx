import { type SegmentDetail } from '@guidon/api'
import { requestIdOf } from '../../lib/request-id.ts'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useShortcuts } from '../../lib/shortcuts.ts'
import { useEnvironment } from '../../lib/use-project.ts'
import { Banner } from '../../ui/banner.tsx'
import { Breadcrumb } from '../../ui/breadcrumb.tsx'
import { buttonClass } from '../../ui/button.tsx'
import { copyText, CopyButton } from '../../ui/copy-button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { Page } from '../../ui/page.tsx'
import { SkeletonLines } from '../../ui/skeleton.tsx'
import { SegmentEditor } from './segment-editor.tsx'
import { isSegmentGone, segmentQuery } from './segment-queries.ts'

const segmentRoute = getRouteApi('/p/$project/segments/$segment')

/** Who is in a segment, and what uses it. */
export function SegmentPage() {
  const { project, segment } = segmentRoute.useParams()
  const environment = useEnvironment()
  const { data, error, refetch, isFetching } = useQuery(
    segmentQuery(project, { environment: environment.key, segment }),
  )
  if (data !== undefined) return <FoundSegment project={project} detail={data} isGone={isSegmentGone(error)} />
  return (
    <Page title={segment}>
      {error === null ? (
        <SkeletonLines count={8} label="Loading the segment" />
      ) : isSegmentGone(error) ? (
        <EmptyState
          title={`There is no segment "${segment}" in ${environment.name}`}
          why="Each environment has segments of its own. It may be in another one, or it has been deleted."
          action={
            <Link
              to="/p/$project/segments"
              params={{ project }}
              className={buttonClass({ variant: 'primary', size: 32 })}
            >
              Segments in {environment.name}
            </Link>
          }
          command={`guidon segment create ${segment} --env ${environment.key}`}
        />
      ) : (
        <ErrorState
          title="The segment could not be loaded"
          detail={error.message}
          requestId={requestIdOf(error)}
          onRetry={() => void refetch()}
          isRetrying={isFetching}
        />
      )}
    </Page>
  )
}

interface FoundSegmentProps {
  readonly project: string
  readonly detail: SegmentDetail
  readonly isGone: boolean
}

function FoundSegment({ project, detail, isGone }: FoundSegmentProps) {
  const { key, name, isArchived } = detail.definition
  useShortcuts('This segment', [{ keys: 'y', does: 'copy the key', run: () => void copyText(key) }])
  const crumbs = (
    <Breadcrumb
      parents={[
        <Link to="/p/$project/segments" params={{ project }}>
          Segments
        </Link>,
      ]}
      current={name}
      after={
        <span className="mono flex shrink-0 items-center text-xs text-t3 max-lg:hidden">
          {key}
          <CopyButton text={key} label="Copy the key" />
        </span>
      }
    />
  )
  return (
    <Page title={name} crumbs={crumbs}>
      {isGone ? (
        <Banner
          tone="bad"
          actions={
            <Link to="/p/$project/segments" params={{ project }} className={buttonClass({ variant: 'line' })}>
              All segments
            </Link>
          }
        >
          This segment has been deleted. What you see is how it was.
        </Banner>
      ) : isArchived ? (
        <Banner tone="off">This segment is archived: SDKs do not get it, and rules cannot name it.</Banner>
      ) : null}
      <SegmentEditor
        // Another environment is another editor: what is open in one is not in the other.
        key={`${key} ${detail.environment}`}
        project={project}
        saved={detail}
        isGone={isGone}
      />
    </Page>
  )
}
