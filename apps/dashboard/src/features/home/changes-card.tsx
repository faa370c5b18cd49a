import type { Change } from '@guidon/api'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { environmentShape } from '../../lib/environment-shape.ts'
import { projectRoute } from '../../lib/root-route.ts'
import { useEnvironments } from '../../lib/use-project.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { buttonClass } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { EnvironmentShapeMark } from '../../ui/environment-shape.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Time } from '../../ui/time.tsx'
import { recentChangesQuery } from './home-queries.ts'
import { withoutSubjects } from './without-subjects.ts'

type ListedChange = Omit<Change, 'operations' | 'inverse'>

export function ChangesCard() {
  const { project } = projectRoute.useParams()
  const { data: changes, error, refetch, isFetching } = useQuery(recentChangesQuery(project))
  return (
    <Card
      title="What changed"
      note="in all environments"
      isPadded={false}
      actions={
        <Link to="/p/$project/audit" params={{ project }} className={buttonClass({ variant: 'ghost' })}>
          All of it
        </Link>
      }
    >
      {error ? (
        <ErrorState
          title="The changes could not be read"
          detail={error.message}
          onRetry={() => void refetch()}
          isRetrying={isFetching}
        />
      ) : changes === undefined ? (
        <div className="flex flex-col gap-3 p-4">
          <Skeleton className="h-8 w-full" />
          <Skeleton className="h-8 w-full" />
          <Skeleton className="h-8 w-full" />
        </div>
      ) : changes.length === 0 ? (
        <EmptyState
          title="Nothing has changed yet"
          why="Every change of a flag or a segment stands here, with who made it and why."
        />
      ) : (
        <ol className="divide-y divide-line">
          {changes.map((change) => (
            <ChangeRow key={change.id} change={change} />
          ))}
        </ol>
      )}
    </Card>
  )
}

function ChangeRow({
  change: { actor, sentences, reason, versions, createdAt, revertedBy },
}: {
  change: ListedChange
}) {
  const [first = 'Nothing', ...others] = withoutSubjects(sentences, versions)
  return (
    <li className="flex gap-3 px-4 py-2.5">
      <Avatar name={actor.name} size={24} />
      <div className="min-w-0 flex-1">
        <p className={revertedBy === null ? 'wrap-anywhere' : 'text-t3 line-through wrap-anywhere'} dir="auto">
          {first}
          {others.length === 0 ? null : <span className="text-t3"> and {others.length} more</span>}
        </p>
        {reason === null ? null : (
          <p className="text-xs text-t2 wrap-anywhere" dir="auto">
            “{reason}”
          </p>
        )}
        <p className="flex flex-wrap items-center gap-x-2 text-xs text-t3">
          <ChangePlace versions={versions} />
          <span>{actor.name}</span>
          <Time at={createdAt} />
          {revertedBy === null ? null : <span>undone</span>}
        </p>
      </div>
    </li>
  )
}

/** The first subject of a change, as a link, and where it was changed. */
function ChangePlace({ versions }: Pick<ListedChange, 'versions'>) {
  const { project } = projectRoute.useParams()
  const environments = useEnvironments()
  const [one] = versions
  if (one === undefined) return null
  const { kind, key } = one.subject
  const places = environments.filter((place) =>
    versions.some(({ subject }) => subject.key === key && subject.environment === place.key),
  )
  const search = places[0] === undefined ? {} : { env: places[0].key }
  const subjects = new Set(versions.map(({ subject }) => `${subject.kind} ${subject.key}`))
  return (
    <>
      {places.map((place) => (
        <span key={place.key} className="flex items-center gap-1.5">
          <EnvironmentShapeMark shape={environmentShape(place)} />
          {place.name}
        </span>
      ))}
      {kind === 'flag' ? (
        <Link
          to="/p/$project/flags/$flag"
          params={{ project, flag: key }}
          search={search}
          className="mono hover:underline"
        >
          {key}
        </Link>
      ) : (
        <Link
          to="/p/$project/segments/$segment"
          params={{ project, segment: key }}
          search={search}
          className="mono hover:underline"
        >
          {key}
        </Link>
      )}
      {subjects.size === 1 ? null : <span>and {subjects.size - 1} more</span>}
    </>
  )
}
