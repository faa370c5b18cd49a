import { Plus } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { ContextCard } from './context-card.tsx'
import { MAX_CONTEXTS } from './explain-search.ts'
import type { ExplainViewProps } from './explain-view.tsx'
import { PersonasMenu } from './personas-menu.tsx'

type ContextCardsProps = Pick<
  ExplainViewProps,
  'project' | 'environment' | 'search' | 'onSearch' | 'contexts' | 'onContexts' | 'personas'
>

/** Who is asked for: the contexts side by side, and how to get more of them. */
export function ContextCards({ project, environment, contexts, onContexts, personas }: ContextCardsProps) {
  const [isAdding, setIsAdding] = useState(false)
  const place = { project, environment: environment.key }
  const isEmpty = contexts.length === 0
  const fullReason = contexts.length < MAX_CONTEXTS ? null : `${MAX_CONTEXTS} contexts stand side by side at most.`
  return (
    <section aria-label="Contexts" className="flex flex-col gap-2.5">
      <div
        className={
          contexts.length + Number(isAdding) < 2
            ? 'grid grid-cols-1'
            : 'grid max-h-[45vh] grid-cols-[repeat(auto-fill,minmax(min(100%,300px),1fr))] gap-2.5 overflow-y-auto'
        }
      >
        {contexts.map((context, index) => (
          <ContextCard
            key={index}
            {...place}
            label={index === 0 ? 'Context' : `Context ${index + 1}`}
            context={context}
            onChange={(next) => onContexts(contexts.with(index, next))}
            onRemove={contexts.length < 2 ? undefined : () => onContexts(contexts.toSpliced(index, 1))}
          />
        ))}
        {isAdding || isEmpty ? (
          <ContextCard
            key="new"
            {...place}
            label={isEmpty ? 'Context' : `Context ${contexts.length + 1}`}
            context={null}
            onChange={(next) => {
              setIsAdding(false)
              onContexts([...contexts, next])
            }}
            onRemove={isEmpty ? undefined : () => setIsAdding(false)}
          />
        ) : null}
      </div>
      <div className="flex flex-wrap items-center gap-2">
        {isEmpty ? null : (
          <Button variant="line" disabledReason={fullReason} onClick={() => setIsAdding(true)}>
            <Plus size={13} aria-hidden />
            Add a context
          </Button>
        )}
        <PersonasMenu project={project} personas={personas} contexts={contexts} onContexts={onContexts} />
      </div>
    </section>
  )
}
