import { createEnvironment } from '@guidon/api'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { api } from '../../lib/api.ts'
import { keyFromName } from '../../lib/key-from-name.ts'
import { environmentsQuery } from '../../lib/root-route.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { showToast } from '../../ui/toast-state.ts'
import { EnvironmentPolicies, type Policies } from './environment-policies.tsx'
import { fieldProblem, generalProblem } from './project-queries.ts'

const MAX_KEY_LENGTH = 64
const NO_POLICIES: Policies = { isCritical: false, requiresReason: false, isSecureMode: false }

/** Makes an environment with keys of its own, after the others, and goes to it. */
export function NewEnvironmentDialog({ project, onClose }: { project: string; onClose: () => void }) {
  const [name, setName] = useState('')
  const [ownKey, setOwnKey] = useState<string | null>(null)
  const [policies, setPolicies] = useState(NO_POLICIES)
  const [isTried, setIsTried] = useState(false)
  const key = ownKey ?? keyFromName(name, MAX_KEY_LENGTH)
  const create = useCreation(project)
  const problems = { name: name.trim() === '' ? 'Give it a name.' : null, key: keyProblem(key) }
  return (
    <Dialog
      isOpen
      title="New environment"
      description="Every flag is there at once, switched off."
      onClose={onClose}
      onSubmit={() => {
        setIsTried(true)
        if (problems.name === null && problems.key === null) create.mutate({ name: name.trim(), key, ...policies })
      }}
      footer={
        <>
          <Button size={32} onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" size={32} variant="primary" isLoading={create.isPending}>
            Create environment
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <TextField
          label="Name"
          value={name}
          onChange={setName}
          maxLength={100}
          error={(isTried ? problems.name : null) ?? fieldProblem(create.error, 'name')}
        />
        <TextField
          label="Key"
          isMonospace
          hint="Part of addresses and commands. It cannot be changed later."
          value={key}
          onChange={(next) => setOwnKey(next === '' ? null : next)}
          error={
            (isTried ? problems.key : null) ??
            fieldProblem(create.error, 'key') ??
            generalProblem(create.error, ['name', 'key'])
          }
        />
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

function keyProblem(key: string): string | null {
  if (key === '') return 'Give it a key.'
  return /^[a-z0-9][a-z0-9._-]{0,63}$/.test(key)
    ? null
    : 'A key begins with a letter or digit and has a-z, 0-9, ".", "_" and "-" only, 64 at most.'
}
