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
import { askedConfirmation, type AskedConfirmation } from './asked-confirmation.ts'
import { EnvironmentConfirmation } from './environment-confirmation.tsx'
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
  const [asked, setAsked] = useState<AskedConfirmation | null>(null)
  const [confirmation, setConfirmation] = useState('')
  const edit = (next: Changes): void => {
    setTyped(next)
    setAsked(null)
    setConfirmation('')
  }
  const save = useSaving(project, environment, { onSaved: () => edit({}), onAsked: setAsked })
  const { name, isCritical, requiresReason, isSecureMode } = { ...environment, ...typed }
  const changes = changesOf(environment, typed)
  const nothing = Object.keys(changes).length === 0 ? 'Nothing has changed.' : null
  const isConfirmed = asked === null || confirmation.trim() === asked.expected
  const missing = name.trim() === '' ? 'Give it a name first.' : isConfirmed ? null : `Type ${asked.expected} first.`
  return (
    <form
      noValidate
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        if (nothing !== null || missing !== null) return
        save.mutate(asked === null ? changes : { ...changes, confirmation: asked.expected })
      }}
    >
      <TextField
        label="Name"
        className="max-w-md"
        value={name}
        onChange={(next) => edit({ ...typed, name: next })}
        maxLength={100}
        readOnly={canUpdate !== true}
        error={fieldProblem(save.error, 'name')}
      />
      <EnvironmentPolicies
        policies={{ isCritical, requiresReason, isSecureMode }}
        onChange={(policies) => edit({ ...typed, ...policies })}
        disabledReason={reasonOf(canUpdate)}
      />
      {asked === null ? null : (
        <EnvironmentConfirmation asked={asked} value={confirmation} onChange={setConfirmation} />
      )}
      {save.error === null || askedConfirmation(save.error) !== null ? null : (
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
          <Button size={32} onClick={() => edit({})}>
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

interface Saving {
  readonly onSaved: () => void
  /** It is not saved: something must be confirmed first. */
  readonly onAsked: (asked: AskedConfirmation) => void
}

function useSaving(project: string, { key }: Environment, { onSaved, onAsked }: Saving) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: Changes & { readonly confirmation?: string }) =>
      api.call(updateEnvironment, { params: { project, environment: key }, body }),
    onSuccess: async ({ name }) => {
      await queries.invalidateQueries({ queryKey: environmentsQuery(project).queryKey })
      onSaved()
      showToast({ tone: 'ok', title: `Saved ${name}` })
    },
    onError: (error) => {
      const asked = askedConfirmation(error)
      if (asked !== null) onAsked(asked)
    },
  })
}
