import { deleteToken, type Token } from '@guidon/api'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { api } from '../../lib/api.ts'
import { reasonOf } from '../../lib/can.ts'
import { useCan } from '../../lib/use-project.ts'
import { WriteButton } from '../../lib/write-button.tsx'
import { Button } from '../../ui/button.tsx'
import { confirm } from '../../ui/confirm-state.ts'
import { ErrorState } from '../../ui/error-state.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Time } from '../../ui/time.tsx'
import { showToast } from '../../ui/toast-state.ts'
import { tokensQuery } from './access-queries.ts'
import { NewTokenDialog } from './new-token-dialog.tsx'

export function TokenList() {
  const { data: tokens, error, refetch } = useQuery(tokensQuery)
  const [isCreating, setIsCreating] = useState(false)
  const canCreate = useCan('token:create')
  if (error) {
    return <ErrorState title="The tokens could not be read" detail={error.message} onRetry={() => void refetch()} />
  }
  if (tokens === undefined) return <Skeleton className="h-12 w-full" />
  return (
    <>
      {tokens.length === 0 ? (
        <p className="text-t2">You have no access token.</p>
      ) : (
        <ul className="card divide-y divide-line">
          {tokens.map((token) => (
            <TokenRow key={token.id} token={token} />
          ))}
        </ul>
      )}
      <Button
        variant="line"
        className="self-start"
        disabledReason={reasonOf(canCreate)}
        onClick={() => setIsCreating(true)}
      >
        <Plus size={13} aria-hidden />
        New token
      </Button>
      {isCreating ? <NewTokenDialog onClose={() => setIsCreating(false)} /> : null}
    </>
  )
}

function TokenRow({ token }: { token: Token }) {
  const queries = useQueryClient()
  const canDelete = useCan('token:delete')
  const remove = useMutation({
    mutationFn: () => api.call(deleteToken, { params: { token: token.id } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: tokensQuery.queryKey }),
    onError: ({ message }) => showToast({ tone: 'bad', title: 'Not deleted', detail: message }),
  })
  const ask = async (): Promise<void> => {
    const isSure = await confirm({
      title: `Delete the token "${token.name}"?`,
      detail: 'Programs that use it are refused from now on.',
      verb: 'Delete the token',
      isDanger: true,
    })
    if (isSure) remove.mutate()
  }
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 px-3 py-2">
      <span className="min-w-0 flex-1">
        <span className="block truncate font-medium">{token.name}</span>
        <span className="text-xs text-t3">
          {token.actions === null ? 'all that you may do' : `${token.actions.length} actions`} ·{' '}
          {token.lastUsedAt === null ? (
            'never used'
          ) : (
            <>
              used <Time at={token.lastUsedAt} />
            </>
          )}{' '}
          ·{' '}
          {token.expiresAt === null ? (
            'no end'
          ) : (
            <>
              ends <Time at={token.expiresAt} isAbsolute />
            </>
          )}
        </span>
      </span>
      <WriteButton
        variant="line"
        isLoading={remove.isPending}
        disabledReason={reasonOf(canDelete)}
        onClick={() => void ask()}
      >
        Delete
      </WriteButton>
    </li>
  )
}
