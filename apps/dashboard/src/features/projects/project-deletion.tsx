import { deleteProject } from '@guidon/api'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { api } from '../../lib/api.ts'
import { reasonOf } from '../../lib/can.ts'
import { projectsQuery } from '../../lib/projects-query.ts'
import { useCan, useProject } from '../../lib/use-project.ts'
import { Button } from '../../ui/button.tsx'
import { confirm } from '../../ui/confirm-state.ts'
import { showToast } from '../../ui/toast-state.ts'

/** Takes the project away for good, after its key was typed. */
export function ProjectDeletion() {
  const { key, name } = useProject()
  const { data: projects } = useQuery(projectsQuery)
  const canDelete = useCan('project:delete')
  const remove = useDeletion()
  const ask = async (): Promise<void> => {
    const isSure = await confirm({
      title: `Delete ${name}?`,
      detail:
        'With it go its environments and their keys, which stop working at once, its flags and segments, and all that was seen of them. This cannot be undone: export it first if you may want it back.',
      verb: `Delete ${name}`,
      isDanger: true,
      typeToConfirm: key,
    })
    if (isSure) remove.mutate({ key, name })
  }
  const last = projects?.length === 1 ? 'It is the only project, and Guidon needs one. Create another first.' : null
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

function useDeletion() {
  const navigate = useNavigate()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ key }: { key: string; name: string }) =>
      api.call(deleteProject, { params: { project: key }, query: { confirmation: key } }),
    onSuccess: async (_, { name }) => {
      showToast({ tone: 'ok', title: `Deleted ${name}` })
      await navigate({ to: '/', search: {} })
      await queries.invalidateQueries({ queryKey: projectsQuery.queryKey })
    },
    onError: ({ message }, { name }) => showToast({ tone: 'bad', title: `${name} was not deleted`, detail: message }),
  })
}
