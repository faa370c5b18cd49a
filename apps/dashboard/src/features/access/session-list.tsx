import { deleteSession } from '@guidon/api'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { api } from '../../lib/api.ts'
import { WriteButton } from '../../lib/write-button.tsx'
import { Badge } from '../../ui/badge.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Time } from '../../ui/time.tsx'
import { showToast } from '../../ui/toast-state.ts'
import { sessionsQuery } from './access-queries.ts'
import { browserName } from './browser-name.ts'

/** Where one is signed in; each can be ended from here. */
export function SessionList() {
  const { data: sessions, error, refetch } = useQuery(sessionsQuery)
  const queries = useQueryClient()
  const navigate = useNavigate()
  const end = useMutation({
    mutationFn: ({ id }: { id: string; isCurrent: boolean }) => api.call(deleteSession, { params: { session: id } }),
    onSuccess: async (_, { isCurrent }) => {
      if (!isCurrent) return queries.invalidateQueries({ queryKey: sessionsQuery.queryKey })
      queries.clear()
      await navigate({ to: '/sign-in' })
    },
    onError: ({ message }) => showToast({ tone: 'bad', title: 'Not signed out', detail: message }),
  })
  if (error) {
    return <ErrorState title="The sessions could not be read" detail={error.message} onRetry={() => void refetch()} />
  }
  if (sessions === undefined) return <Skeleton className="h-12 w-full" />
  const isLooking = sessions.some(({ isCurrent, isReadOnly }) => isCurrent && isReadOnly)
  return (
    <ul className="card divide-y divide-line">
      {sessions.map((session) => (
        <li key={session.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-3 py-2">
          <span className="min-w-0 flex-1">
            <span className="flex items-center gap-2 font-medium" title={session.userAgent}>
              {browserName(session.userAgent)}
              {session.isCurrent ? <Badge tone="ok">this one</Badge> : null}
              {session.isReadOnly ? <Badge>read only</Badge> : null}
            </span>
            <span className="text-xs text-t3">
              last used <Time at={session.lastUsedAt} />, ends <Time at={session.expiresAt} isAbsolute />
            </span>
          </span>
          <WriteButton
            variant="line"
            isLoading={end.isPending && end.variables.id === session.id}
            disabledReason={isLooking && !session.isCurrent ? 'A read-only session ends no other session.' : null}
            onClick={() => end.mutate(session)}
          >
            {session.isCurrent ? 'Sign out' : 'End'}
          </WriteButton>
        </li>
      ))}
    </ul>
  )
}
