import type { Environment, SeenContext } from '@guidon/api'
import { Link } from '@tanstack/react-router'
import { Bookmark, Crosshair, Target } from 'lucide-react'
import { useMemo, useState } from 'react'
import { reasonOf } from '../../lib/can.ts'
import { contextJson, type PartInput } from '../../lib/evaluation/context-parts.ts'
import type { EvaluatedWorld } from '../../lib/evaluation/flag-world.ts'
import { personaOf } from '../../lib/personas/persona-of.ts'
import { usePersonas } from '../../lib/personas/persona-queries.ts'
import { SavePersonaDialog } from '../../lib/personas/save-persona-dialog.tsx'
import { useCan } from '../../lib/use-project.ts'
import { Button, buttonClass } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Time } from '../../ui/time.tsx'
import { valueText } from '../../ui/value-text.ts'
import { ContextFlags, type ContextFlagsProps } from './context-flags.tsx'
import { MentionsCard } from './mentions-card.tsx'
import { TargetDialog } from './target-dialog.tsx'

export interface ContextViewProps extends Pick<ContextFlagsProps, 'environments' | 'worlds' | 'search' | 'onSearch'> {
  readonly project: string
  readonly environment: Environment
  /** `null` when no SDK reported it, or not lately. */
  readonly seen: SeenContext | null
  readonly part: PartInput
  readonly world: EvaluatedWorld
}

export function ContextView(props: ContextViewProps) {
  const { project, environment, seen, part, world } = props
  const [targeted, setTargeted] = useState<{ readonly flag: string | null } | null>(null)
  const canApply = reasonOf(useCan('change:apply'))
  const context = useMemo(() => [part], [part])
  return (
    <div className="mx-auto flex w-full max-w-[1320px] flex-col gap-3 px-4 py-3 md:h-full max-md:px-3">
      <div className="flex flex-wrap items-center gap-2">
        <SeenLine environment={environment} seen={seen} />
        <PersonaButton project={project} part={part} />
        <Link
          to="/p/$project/explain"
          params={{ project }}
          search={{ context: contextJson(context) }}
          className={buttonClass({ variant: 'line', size: 32 })}
        >
          <Crosshair size={14} aria-hidden />
          Explain
        </Link>
        <Button variant="primary" size={32} disabledReason={canApply} onClick={() => setTargeted({ flag: null })}>
          <Target size={14} aria-hidden />
          Target here…
        </Button>
      </div>
      <div className="grid min-h-0 flex-1 grid-cols-[minmax(0,1fr)_320px] gap-3 max-lg:grid-cols-1 max-lg:overflow-y-auto">
        <ContextFlags {...props} context={context} targetReason={canApply} onTarget={(flag) => setTargeted({ flag })} />
        <aside aria-label="About this context" className="flex min-h-0 min-w-0 flex-col gap-3 lg:overflow-y-auto">
          <AttributesCard part={part} />
          <MentionsCard
            project={project}
            environment={environment}
            part={part}
            world={world}
            removalReason={canApply}
          />
        </aside>
      </div>
      {targeted === null ? null : (
        <TargetDialog
          environment={environment}
          part={part}
          world={world}
          initialFlag={targeted.flag}
          onClose={() => setTargeted(null)}
        />
      )}
    </div>
  )
}

/** Keeps the context under a name: what was seen of it is forgotten after a while. */
function PersonaButton({ project, part }: Pick<ContextViewProps, 'project' | 'part'>) {
  const [isOpen, setIsOpen] = useState(false)
  const canSave = reasonOf(useCan('persona:update'))
  const context = contextJson([part])
  const persona = personaOf(usePersonas(project), context)
  const { name, key } = part.attributes
  return (
    <>
      <Button
        variant="line"
        size={32}
        disabledReason={persona === undefined ? canSave : `It is saved as the persona ${persona.name}.`}
        onClick={() => setIsOpen(true)}
      >
        <Bookmark size={14} aria-hidden />
        {persona === undefined ? 'Save as persona…' : 'Saved as persona'}
      </Button>
      {isOpen ? (
        <SavePersonaDialog
          project={project}
          context={context}
          suggestedName={typeof name === 'string' ? name : `${part.kind}:${String(key)}`}
          onClose={() => setIsOpen(false)}
        />
      ) : null}
    </>
  )
}

function SeenLine({ environment, seen }: Pick<ContextViewProps, 'environment' | 'seen'>) {
  if (seen === null) {
    return (
      <p className="min-w-0 flex-1 text-sm text-t2 max-md:basis-full">
        No SDK reported this context in {environment.name} within 30 days. What stands here holds for its key alone.
      </p>
    )
  }
  return (
    <p className="min-w-0 flex-1 text-sm text-t2 max-md:basis-full">
      {seen.name === null ? null : (
        <b dir="auto" className="me-2 font-semibold text-t1">
          {seen.name}
        </b>
      )}
      seen <Time at={seen.lastSeenAt} /> in {environment.name}
      {seen.application === '' ? '' : ` by ${seen.application}`}, first <Time at={seen.firstSeenAt} />
    </p>
  )
}

function AttributesCard({ part: { kind, attributes } }: Pick<ContextViewProps, 'part'>) {
  return (
    <Card title="Attributes" note={kind} isPadded={false}>
      <dl className="divide-y divide-line">
        {Object.entries(attributes).map(([name, value]) => (
          <div key={name} className="grid grid-cols-[minmax(80px,2fr)_3fr] gap-3 px-4 py-1.5 text-xs">
            <dt className="mono wrap-anywhere text-t2">{name}</dt>
            <dd dir="auto" className="mono text-start wrap-anywhere">
              {valueText(value)}
            </dd>
          </div>
        ))}
      </dl>
      <p className="border-t border-line px-4 py-2 text-xs text-t3">
        As reported last. Private and redacted attributes are never kept; all goes 30 days after the last sighting.
      </p>
    </Card>
  )
}
