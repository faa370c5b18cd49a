import { deleteFlag, type FlagDetail } from '@guidon/api'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { api } from '../../../lib/api.ts'
import { reasonOf } from '../../../lib/can.ts'
import { openReview } from '../../../lib/review.ts'
import { useCan } from '../../../lib/use-project.ts'
import { Button } from '../../../ui/button.tsx'
import { confirm } from '../../../ui/confirm-state.ts'
import { showToast } from '../../../ui/toast-state.ts'

/** Back from the archive, or away for good. */
export function ArchivedPart({ project, saved }: { project: string; saved: FlagDetail }) {
  const { key } = saved.definition
  const canApply = useCan('change:apply')
  const canDelete = useCan('flag:delete')
  const remove = useDeletion(project, key)
  const ask = async (): Promise<void> => {
    const isSure = await confirm({
      title: `Delete ${key}?`,
      detail:
        'It goes from every environment with its variations, rules and targets. This cannot be undone. What was done to it stays in the audit.',
      verb: `Delete ${key}`,
      isDanger: true,
      typeToConfirm: key,
    })
    if (isSure) remove.mutate()
  }
  const restore = (): void =>
    openReview({
      operations: [
        { subject: { kind: 'flag', key }, baseVersion: saved.version, instructions: [{ kind: 'restoreFlag' }] },
      ],
    })
  return (
    <div className="flex flex-wrap gap-2">
      <Button size={32} variant="line" disabledReason={reasonOf(canApply)} onClick={restore}>
        Restore {key}…
      </Button>
      <Button
        size={32}
        variant="danger"
        isLoading={remove.isPending}
        disabledReason={reasonOf(canDelete)}
        onClick={() => void ask()}
      >
        Delete {key}…
      </Button>
    </div>
  )
}

function useDeletion(project: string, flag: string) {
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: () => api.call(deleteFlag, { params: { project, flag } }),
    onSuccess: async () => {
      showToast({ tone: 'ok', title: `Deleted ${flag}` })
      await navigate({ to: '/p/$project/flags', params: { project } })
      await queryClient.invalidateQueries({ queryKey: ['flags', project, 'list'] })
    },
    onError: ({ message }) => showToast({ tone: 'bad', title: `${flag} was not deleted`, detail: message }),
  })
}
