import { deleteEnvironment, type Environment } from '@guidon/api'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { api } from '../../lib/api.ts'
import { reasonOf } from '../../lib/can.ts'
import { formatCount } from '../../lib/format.ts'
import { environmentsQuery } from '../../lib/root-route.ts'
import { sdksQuery } from '../../lib/sdks-query.ts'
import { useCan, useEnvironments } from '../../lib/use-project.ts'
import { Button } from '../../ui/button.tsx'
import { confirm } from '../../ui/confirm-state.ts'
import { showToast } from '../../ui/toast-state.ts'

interface EnvironmentDeletionProps {
  readonly project: string
  readonly environment: Environment
}

/** Takes an environment away for good, after its key was typed. */
export function EnvironmentDeletion({ project, environment }: EnvironmentDeletionProps) {
  const { key, name } = environment
  const isLast = useEnvironments().length === 1
  const canDelete = useCan('environment:delete')
  const { data: sdks = [] } = useQuery(sdksQuery(project, key))
  const remove = useDeletion(project, environment)
  const ask = async (): Promise<void> => {
    const running = sdks.reduce((sum, { instances }) => sum + instances, 0)
    const isSure = await confirm({
      title: `Delete ${name}?`,
      detail: `Its keys stop working at once${runningText(running)}. With it go its side of every flag, its segments, and the contexts and counts seen in it. This cannot be undone. What was done in it stays in the audit.`,
      verb: `Delete ${name}`,
      isDanger: true,
      typeToConfirm: key,
    })
    if (isSure) remove.mutate()
  }
  const last = isLast ? 'It is the only environment, and a project needs one. Create another first.' : null
  return (
    <Button
      size={32}
      variant="danger"
      className="self-start"
      isLoading={remove.isPending}
      disabledReason={reasonOf(canDelete) ?? last}
      onClick={() => void ask()}
    >
      Delete {name}…
    </Button>
  )
}

function runningText(running: number): string {
  if (running === 0) return '; no SDK is running in it now'
  return running === 1
    ? ', and the SDK that is running in it now is cut off'
    : `, and the ${formatCount(running)} SDKs that are running in it now are cut off`
}

function useDeletion(project: string, { key, name }: Environment) {
  const navigate = useNavigate()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: () =>
      api.call(deleteEnvironment, { params: { project, environment: key }, query: { confirmation: key } }),
    onSuccess: async () => {
      showToast({ tone: 'ok', title: `Deleted ${name}` })
      // Not with the lens of what is gone.
      await navigate({ to: '/p/$project/settings', params: { project }, search: { env: undefined } })
      await queries.invalidateQueries({ queryKey: environmentsQuery(project).queryKey })
    },
    onError: ({ message }) => showToast({ tone: 'bad', title: `${name} was not deleted`, detail: message }),
  })
}
