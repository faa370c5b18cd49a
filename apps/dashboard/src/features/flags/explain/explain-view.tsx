import type { Environment, Persona } from '@guidon/api'
import { useMemo } from 'react'
import { answerColumns, AnswerRowCard, type SideLabel } from '../../../lib/evaluation/answer-columns.tsx'
import { answerRows, filterRows, type AnswerRow } from '../../../lib/evaluation/answer-rows.ts'
import type { ContextInput } from '../../../lib/evaluation/context-parts.ts'
import { environmentShape } from '../../../lib/environment-shape.ts'
import { requestIdOf } from '../../../lib/request-id.ts'
import { Button } from '../../../ui/button.tsx'
import { DataGrid } from '../../../ui/data-grid.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { EnvironmentShapeMark } from '../../../ui/environment-shape.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { ContextCards } from './context-cards.tsx'
import { ExplainDrawer } from './explain-drawer.tsx'
import type { ExplainSearch } from './explain-search.ts'
import type { ExplainSide } from './explain-sides.ts'
import { ExplainToolbar } from './explain-toolbar.tsx'

export interface ExplainViewProps {
  readonly project: string
  readonly environment: Environment
  readonly search: ExplainSearch
  readonly onSearch: (changes: ExplainSearch) => void
  readonly contexts: readonly ContextInput[]
  readonly onContexts: (contexts: readonly ContextInput[]) => void
  readonly personas: readonly Persona[]
  /** Every context in every environment. */
  readonly sides: readonly ExplainSide[]
  readonly isLoading: boolean
  readonly error: Error | null
  readonly onRetry: () => void
  readonly isBusy: boolean
}

const keyOf = ({ flag }: AnswerRow): string => flag.definition.key
const nameOf = ({ flag }: AnswerRow): string => flag.definition.name

/** All flags for one context, or for several sides with what differs marked. */
export function ExplainView(props: ExplainViewProps) {
  const { project, search, onSearch, contexts, sides, isLoading } = props
  const rows = useMemo(() => answerRows(sides), [sides])
  const shown = useMemo(
    () => filterRows(rows, { text: search.q ?? '', isDifferingOnly: search.differing === true && sides.length > 1 }),
    [rows, search.q, search.differing, sides.length],
  )
  const labels = useMemo(() => labelsOf(sides), [sides])
  const columns = useMemo(() => answerColumns(project, labels), [project, labels])
  const open = (row: AnswerRow): void => onSearch({ flag: keyOf(row) })
  return (
    <div className="flex h-full flex-col gap-2.5 px-4 pt-2.5 pb-3 max-md:h-auto max-md:px-3">
      <ContextCards {...props} />
      {contexts.length === 0 ? null : <ExplainToolbar {...props} shown={shown} />}
      <DataGrid
        label="Flags"
        columns={columns}
        rows={shown}
        rowId={keyOf}
        rowName={nameOf}
        density="comfortable"
        isLoading={contexts.length > 0 && isLoading && props.error === null}
        onOpen={open}
        onPeek={open}
        renderCard={(row) => <AnswerRowCard row={row} sides={labels} onOpen={() => open(row)} />}
        cardHeight={48 + 40 * Math.max(1, sides.length)}
        empty={<Nothing {...props} />}
        className="min-h-0 flex-1 max-md:min-h-96"
      />
      <ExplainDrawer
        project={project}
        flagKey={search.flag}
        sides={sides}
        sideIndex={search.side ?? 0}
        onSide={(side) => onSearch({ side: side === 0 ? undefined : side })}
        onClose={() => onSearch({ flag: undefined })}
      />
    </div>
  )
}

function labelsOf(sides: readonly ExplainSide[]): readonly SideLabel[] {
  const isInSeveral = new Set(sides.map(({ environment }) => environment.key)).size > 1
  return sides.map(({ label, environment }) => ({
    text: label,
    mark: isInSeveral ? <EnvironmentShapeMark shape={environmentShape(environment)} /> : undefined,
  }))
}

function Nothing({ error, onRetry, isBusy, contexts, search, onSearch }: ExplainViewProps) {
  if (error !== null) {
    return (
      <ErrorState
        title="The flags could not be loaded"
        detail={error.message}
        requestId={requestIdOf(error)}
        onRetry={onRetry}
        isRetrying={isBusy}
      />
    )
  }
  if (contexts.length === 0) {
    return (
      <EmptyState
        title="Who is it about?"
        why="Choose a context above: one that an SDK reported, a saved persona, any key, or JSON. All flags are then evaluated for it here."
        command="guidon flag explain my-flag --user ann"
      />
    )
  }
  if (search.q === undefined && search.differing !== true) {
    return <EmptyState title="No flags yet" why="There is nothing to explain before there is a flag." />
  }
  return (
    <EmptyState
      title={search.q === undefined ? 'Nothing differs' : 'No flag matches'}
      why={
        search.q === undefined
          ? 'All columns get the same of every flag.'
          : 'No flag that is asked for has these words.'
      }
      action={
        <Button variant="line" onClick={() => onSearch({ q: undefined, differing: undefined })}>
          Show all
        </Button>
      }
    />
  )
}
