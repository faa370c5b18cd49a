import { updateEnvironment, type Environment } from '@guidon/api'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../lib/api.ts'
import { reasonOf } from '../../lib/can.ts'
import { environmentsQuery } from '../../lib/root-route.ts'
import { useCan } from '../../lib/use-project.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { showToast } from '../../ui/toast-state.ts'
import { EnvironmentPolicies, type Policies } from './environment-policies.tsx'
import { fieldProblem, generalProblem } from './project-queries.ts'

interface EnvironmentFormProps {
  readonly project: string
  readonly environment: Environment
}

type Changes = Partial<Policies & { readonly name: string }>

/** Name and policies of an environment; only what was changed is sent. */
export function EnvironmentForm({ project, environment }: EnvironmentFormProps) {
  const [typed, setTyped] = useState<Changes>({})
  const canUpdate = useCan('environment:update')
  const save = useSaving(project, environment, () => setTyped({}))
  const { name, isCritical, requiresReason, isSecureMode } = { ...environment, ...typed }
  const changes = changesOf(environment, typed)
  const nothing = Object.keys(changes).length === 0 ? 'Nothing has changed.' : null
  const missing = name.trim() === '' ? 'Give it a name first.' : null
  return (
    <form
      noValidate
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        if (nothing === null && missing === null) save.mutate(changes)
      }}
    >
      <TextField
        label="Name"
        className="max-w-md"
        value={name}
        onChange={(next) => setTyped({ ...typed, name: next })}
        maxLength={100}
        readOnly={canUpdate !== true}
        error={fieldProblem(save.error, 'name')}
      />
      <EnvironmentPolicies
        policies={{ isCritical, requiresReason, isSecureMode }}
        onChange={(policies) => setTyped({ ...typed, ...policies })}
        disabledReason={reasonOf(canUpdate)}
      />
      {save.error === null ? null : (
        <p role="alert" className="text-xs font-medium text-bad">
          {generalProblem(save.error, ['name'])}
        </p>
      )}
      <div className="flex gap-2">
        <Button
          type="submit"
          variant="primary"
          size={32}
          isLoading={save.isPending}
          disabledReason={reasonOf(canUpdate) ?? nothing ?? missing}
        >
          Save
        </Button>
        {nothing === null ? (
          <Button size={32} onClick={() => setTyped({})}>
            Discard
          </Button>
        ) : null}
      </div>
    </form>
  )
}

function changesOf(environment: Environment, typed: Changes): Changes {
  const trimmed = typed.name === undefined ? typed : { ...typed, name: typed.name.trim() }
  return Object.fromEntries(
    Object.entries(trimmed).filter(([field, value]) => environment[field as keyof Changes] !== value),
  )
}

function useSaving(project: string, { key }: Environment, onSaved: () => void) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: Changes) => api.call(updateEnvironment, { params: { project, environment: key }, body }),
    onSuccess: async ({ name }) => {
      await queries.invalidateQueries({ queryKey: environmentsQuery(project).queryKey })
      onSaved()
      showToast({ tone: 'ok', title: `Saved ${name}` })
    },
  })
}
