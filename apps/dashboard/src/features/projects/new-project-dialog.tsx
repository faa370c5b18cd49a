import { createProject } from '@guidon/api'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { api } from '../../lib/api.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { showToast } from '../../ui/toast-state.ts'
import { NameAndKeyFields, useNameAndKey } from './name-and-key-fields.tsx'

/** Makes a project with environments and keys of its own, and goes to where programs are connected to it. */
export function NewProjectDialog({ onClose }: { onClose: () => void }) {
  const fields = useNameAndKey()
  const create = useCreation(onClose)
  return (
    <Dialog
      isOpen
      title="New project"
      description="Flags that belong together, with environments and keys of their own. It begins with Development, Staging and Production."
      onClose={onClose}
      onSubmit={() => {
        if (fields.check()) create.mutate({ name: fields.name.trim(), key: fields.key })
      }}
      footer={
        <>
          <Button size={32} onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" size={32} variant="primary" isLoading={create.isPending}>
            Create project
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <NameAndKeyFields fields={fields} error={create.error} />
      </div>
    </Dialog>
  )
}

function useCreation(onDone: () => void) {
  const queries = useQueryClient()
  const navigate = useNavigate()
  return useMutation({
    mutationFn: (body: { name: string; key: string }) => api.call(createProject, { body }),
    onSuccess: async ({ key, name }) => {
      await queries.invalidateQueries({ queryKey: ['projects', 'list'] })
      onDone()
      showToast({ tone: 'ok', title: `Created ${name}` })
      await navigate({ to: '/p/$project/start', params: { project: key }, search: {} })
    },
  })
}
