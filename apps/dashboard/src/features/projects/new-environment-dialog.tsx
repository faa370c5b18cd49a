import { createEnvironment } from '@guidon/api'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { api } from '../../lib/api.ts'
import { environmentsQuery } from '../../lib/root-route.ts'
import { WriteButton } from '../../lib/write-button.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { showToast } from '../../ui/toast-state.ts'
import { EnvironmentPolicies, type Policies } from './environment-policies.tsx'
import { NameAndKeyFields, useNameAndKey } from './name-and-key-fields.tsx'

const NO_POLICIES: Policies = { isCritical: false, requiresReason: false, isSecureMode: false }

/** Makes an environment with keys of its own, after the others, and goes to it. */
export function NewEnvironmentDialog({ project, onClose }: { project: string; onClose: () => void }) {
  const fields = useNameAndKey()
  const [policies, setPolicies] = useState(NO_POLICIES)
  const create = useCreation(project)
  return (
    <Dialog
      isOpen
      title="New environment"
      description="Every flag is there at once, switched off."
      onClose={onClose}
      onSubmit={() => {
        if (fields.check()) create.mutate({ name: fields.name.trim(), key: fields.key, ...policies })
      }}
      footer={
        <>
          <Button size={32} onClick={onClose}>
            Cancel
          </Button>
          <WriteButton type="submit" size={32} variant="primary" isLoading={create.isPending}>
            Create environment
          </WriteButton>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <NameAndKeyFields fields={fields} error={create.error} />
        <EnvironmentPolicies policies={policies} onChange={(changes) => setPolicies({ ...policies, ...changes })} />
      </div>
    </Dialog>
  )
}

function useCreation(project: string) {
  const queries = useQueryClient()
  const navigate = useNavigate()
  return useMutation({
    mutationFn: (body: Policies & { name: string; key: string }) =>
      api.call(createEnvironment, { params: { project }, body }),
    onSuccess: async ({ key, name }) => {
      await queries.invalidateQueries({ queryKey: environmentsQuery(project).queryKey })
      showToast({ tone: 'ok', title: `Created ${name}, with all flags switched off` })
      await navigate({ to: '/p/$project/settings/environments/$environment', params: { project, environment: key } })
    },
  })
}
