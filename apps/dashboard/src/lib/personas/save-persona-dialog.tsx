import { createPersona, updatePersona, type Persona } from '@guidon/api'
import type { JsonObject } from '@guidon/model'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../api.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { showToast } from '../../ui/toast-state.ts'
import { personasQuery, usePersonas } from './persona-queries.ts'

interface SavePersonaDialogProps {
  readonly project: string
  /** As SDKs take it. */
  readonly context: JsonObject
  /** What it is called at first. */
  readonly suggestedName: string
  readonly onClose: () => void
}

/** Keeps a context under a name. The name of a persona that there is replaces its context. */
export function SavePersonaDialog({ project, context, suggestedName, onClose }: SavePersonaDialogProps) {
  const [name, setName] = useState(suggestedName)
  const personas = usePersonas(project)
  const replaced = personas.find((one) => one.name.toLowerCase() === name.trim().toLowerCase())
  const save = useWrite(project, {
    write: () => writePersona(project, { name: name.trim(), context: { ...context } }, replaced),
    onDone: (saved) => {
      showToast({ tone: 'ok', title: `Saved the persona ${saved.name}` })
      onClose()
    },
  })
  const refusal = name.trim() === '' ? 'Give it a name first.' : null
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title="Save as persona"
      description="Everybody in the project can explain it again. It stays until somebody deletes it."
      onSubmit={() => {
        if (refusal === null && !save.isPending) save.mutate()
      }}
      footer={
        <>
          <Button size={32} onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" size={32} variant="primary" disabledReason={refusal} isLoading={save.isPending}>
            {replaced === undefined ? 'Save persona' : `Replace ${replaced.name}`}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3">
        <TextField
          label="Name"
          value={name}
          maxLength={60}
          onChange={setName}
          hint={replaced === undefined ? undefined : 'There is a persona of this name: it gets this context instead.'}
          error={save.error?.message ?? null}
        />
        <pre className="mono max-h-40 overflow-auto rounded-md bg-sub p-2.5 text-xs" tabIndex={0} aria-label="Context">
          {JSON.stringify(context, null, 2)}
        </pre>
        <p className="text-xs text-t3">
          All attributes that you see are kept. Contexts that SDKs report are forgotten after 30 days; personas are not.
        </p>
      </div>
    </Dialog>
  )
}

interface RenamePersonaDialogProps {
  readonly project: string
  readonly persona: Persona
  readonly onClose: () => void
}

export function RenamePersonaDialog({ project, persona, onClose }: RenamePersonaDialogProps) {
  const [name, setName] = useState(persona.name)
  const rename = useWrite(project, {
    write: () => api.call(updatePersona, { params: { project, persona: persona.id }, body: { name: name.trim() } }),
    onDone: onClose,
  })
  const refusal = name.trim() === '' ? 'Give it a name first.' : null
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={`Rename ${persona.name}`}
      onSubmit={() => {
        if (refusal === null && !rename.isPending) rename.mutate()
      }}
      footer={
        <>
          <Button size={32} onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" size={32} variant="primary" disabledReason={refusal} isLoading={rename.isPending}>
            Rename
          </Button>
        </>
      }
    >
      <TextField label="Name" value={name} maxLength={60} onChange={setName} error={rename.error?.message ?? null} />
    </Dialog>
  )
}

function writePersona(
  project: string,
  body: Pick<Persona, 'name' | 'context'>,
  replaced: Persona | undefined,
): Promise<Persona> {
  return replaced === undefined
    ? api.call(createPersona, { params: { project }, body })
    : api.call(updatePersona, { params: { project, persona: replaced.id }, body })
}

interface Write {
  readonly write: () => Promise<Persona>
  readonly onDone: (saved: Persona) => void
}

function useWrite(project: string, { write, onDone }: Write) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: write,
    onSuccess: async (saved) => {
      await queries.invalidateQueries({ queryKey: personasQuery(project).queryKey })
      onDone(saved)
    },
  })
}
