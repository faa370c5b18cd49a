import { deletePersona, type Persona } from '@guidon/api'
import { isSameJson } from '@guidon/model'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { ChevronDown, Pencil, Trash2, Users } from 'lucide-react'
import { useState } from 'react'
import { api } from '../../../lib/api.ts'
import { reasonOf } from '../../../lib/can.ts'
import { contextJson, readContextJson, referenceOf, type ContextInput } from '../../../lib/evaluation/context-parts.ts'
import { personasQuery } from '../../../lib/personas/persona-queries.ts'
import { RenamePersonaDialog } from '../../../lib/personas/save-persona-dialog.tsx'
import { useCan } from '../../../lib/use-project.ts'
import { Button, IconButton } from '../../../ui/button.tsx'
import { Checkbox } from '../../../ui/checkbox.tsx'
import { confirm } from '../../../ui/confirm-state.ts'
import { Popover } from '../../../ui/popover.tsx'
import { showToast } from '../../../ui/toast-state.ts'
import { MAX_CONTEXTS } from './explain-search.ts'

interface PersonasMenuProps {
  readonly project: string
  readonly personas: readonly Persona[]
  readonly contexts: readonly ContextInput[]
  readonly onContexts: (contexts: readonly ContextInput[]) => void
}

/** The personas of the project: which of them stand side by side, and their upkeep. */
export function PersonasMenu(props: PersonasMenuProps) {
  const [renamed, setRenamed] = useState<Persona | null>(null)
  const trigger = (
    <Button variant="line">
      <Users size={13} aria-hidden />
      Personas
      <ChevronDown size={12} aria-hidden />
    </Button>
  )
  return (
    <>
      <Popover trigger={trigger} label="Personas">
        <PersonaChoices {...props} onRename={setRenamed} />
      </Popover>
      {renamed === null ? null : (
        <RenamePersonaDialog project={props.project} persona={renamed} onClose={() => setRenamed(null)} />
      )}
    </>
  )
}

type PersonaChoicesProps = PersonasMenuProps & { readonly onRename: (persona: Persona) => void }

function PersonaChoices({ project, personas, contexts, onContexts, onRename }: PersonaChoicesProps) {
  const remove = useRemoval(project)
  const canWrite = reasonOf(useCan('persona:update'))
  if (personas.length === 0) {
    return (
      <p className="w-64 text-xs text-t2">
        None yet. The bookmark beside a context saves it with its attributes, for everybody in the project.
      </p>
    )
  }
  const isShown = ({ context }: Persona): boolean => contexts.some((one) => isSameJson(contextJson(one), context))
  const missing = personas.filter((persona) => !isShown(persona))
  const room = MAX_CONTEXTS - contexts.length
  return (
    <div className="flex w-80 max-w-full flex-col gap-1">
      <ul aria-label="Personas" className="flex max-h-80 flex-col overflow-y-auto">
        {personas.map((persona) => (
          <li key={persona.id} className="flex min-w-0 items-start gap-1">
            <Checkbox
              className="min-w-0 flex-1 wrap-anywhere"
              label={persona.name}
              hint={<span className="mono">{referenceIn(persona)}</span>}
              isChecked={isShown(persona)}
              onChange={(isOn) =>
                onContexts(isOn ? [...contexts, ...inputsOf([persona])] : contexts.filter((one) => !isOf(persona, one)))
              }
              disabledReason={isShown(persona) || room > 0 ? null : `${MAX_CONTEXTS} stand side by side at most.`}
            />
            <IconButton label={`Rename ${persona.name}`} disabledReason={canWrite} onClick={() => onRename(persona)}>
              <Pencil size={13} aria-hidden />
            </IconButton>
            <IconButton label={`Delete ${persona.name}`} disabledReason={canWrite} onClick={() => void remove(persona)}>
              <Trash2 size={13} aria-hidden />
            </IconButton>
          </li>
        ))}
      </ul>
      {missing.length < 2 || room < 1 ? null : (
        <Button
          variant="line"
          className="self-start"
          onClick={() => onContexts([...contexts, ...inputsOf(missing.slice(0, room))])}
        >
          {missing.length <= room ? 'Show all' : `Show ${room} more`}
        </Button>
      )}
    </div>
  )
}

function useRemoval(project: string): (persona: Persona) => Promise<void> {
  const queries = useQueryClient()
  const removal = useMutation({
    mutationFn: ({ id }: Persona) => api.call(deletePersona, { params: { project, persona: id } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: personasQuery(project).queryKey }),
    onError: ({ message }) => showToast({ tone: 'bad', title: 'The persona was not deleted', detail: message }),
  })
  return async (persona) => {
    const isSure = await confirm({
      title: `Delete ${persona.name}?`,
      detail:
        'Its attributes are gone for everybody in the project. Links that have them in their address go on working.',
      verb: `Delete ${persona.name}`,
      isDanger: true,
    })
    if (isSure) removal.mutate(persona)
  }
}

function inputsOf(personas: readonly Persona[]): readonly ContextInput[] {
  return personas.flatMap(({ context }) => {
    const read = readContextJson(context)
    return typeof read === 'string' ? [] : [read]
  })
}

const isOf = ({ context }: Persona, input: ContextInput): boolean => isSameJson(contextJson(input), context)

function referenceIn(persona: Persona): string {
  return inputsOf([persona]).map(referenceOf).join('')
}
