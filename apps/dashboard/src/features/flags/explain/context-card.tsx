import { Bookmark, X } from 'lucide-react'
import { useState } from 'react'
import { reasonOf } from '../../../lib/can.ts'
import { contextJson, referenceOf, type ContextInput } from '../../../lib/evaluation/context-parts.ts'
import { personaOf } from '../../../lib/personas/persona-of.ts'
import { usePersonas } from '../../../lib/personas/persona-queries.ts'
import { SavePersonaDialog } from '../../../lib/personas/save-persona-dialog.tsx'
import { useCan } from '../../../lib/use-project.ts'
import { IconButton } from '../../../ui/button.tsx'
import { ContextChips } from './context-chips.tsx'
import { ContextPicker, type ContextPlace } from './context-picker.tsx'

interface ContextCardProps extends ContextPlace {
  readonly label: string
  readonly context: ContextInput | null
  readonly onChange: (context: ContextInput) => void
  /** Absent for the only one. */
  readonly onRemove?: (() => void) | undefined
}

/** One context: who asks, with which attributes. */
export function ContextCard({ label, context, onChange, onRemove, ...place }: ContextCardProps) {
  return (
    <section aria-label={label} className="card flex min-w-0 flex-col gap-2 p-3">
      <div className="flex min-w-0 items-center gap-1">
        <div className="min-w-0 flex-1">
          <ContextPicker {...place} label={label} context={context} onChange={onChange} />
        </div>
        {context === null ? null : <SaveButton project={place.project} label={label} context={context} />}
        {onRemove === undefined ? null : (
          <IconButton label={`Remove ${label.toLowerCase()}`} onClick={onRemove}>
            <X size={14} aria-hidden />
          </IconButton>
        )}
      </div>
      {context === null ? null : (
        <div className="max-h-32 overflow-y-auto" tabIndex={0} role="group" aria-label={`${label}: attributes`}>
          <ContextChips {...place} context={context} onChange={onChange} />
        </div>
      )}
    </section>
  )
}

interface SaveButtonProps {
  readonly project: string
  readonly label: string
  readonly context: ContextInput
}

/** Saves the context as a persona, or says which one it is. */
function SaveButton({ project, label, context }: SaveButtonProps) {
  const [isOpen, setIsOpen] = useState(false)
  const canSave = reasonOf(useCan('persona:update'))
  const json = contextJson(context)
  const persona = personaOf(usePersonas(project), json)
  return (
    <>
      {persona === undefined ? null : (
        <span className="max-w-40 truncate ps-1 text-xs font-medium text-accent" title={`Persona ${persona.name}`}>
          {persona.name}
        </span>
      )}
      <IconButton
        label={`Save ${label.toLowerCase()} as persona`}
        disabledReason={persona === undefined ? canSave : `It is the persona ${persona.name}.`}
        onClick={() => setIsOpen(true)}
      >
        <Bookmark size={14} aria-hidden {...(persona === undefined ? {} : { fill: 'currentColor' })} />
      </IconButton>
      {isOpen ? (
        <SavePersonaDialog
          project={project}
          context={json}
          suggestedName={nameIn(context)}
          onClose={() => setIsOpen(false)}
        />
      ) : null}
    </>
  )
}

function nameIn(context: ContextInput): string {
  const name = context[0]?.attributes['name']
  return typeof name === 'string' ? name : referenceOf(context)
}
