import { type Environment } from '@guidon/api'
import { requestIdOf } from '../../../lib/request-id.ts'
import { useMemo } from 'react'
import { evaluatedContext, referenceOf, type ContextInput } from '../../../lib/evaluation/context-parts.ts'
import type { EvaluatedWorld } from '../../../lib/evaluation/flag-world.ts'
import { formatCount } from '../../../lib/format.ts'
import { useEnvironments } from '../../../lib/use-project.ts'
import { Button } from '../../../ui/button.tsx'
import { copyText } from '../../../ui/copy-button.tsx'
import { Checkbox } from '../../../ui/checkbox.tsx'
import { DataGrid } from '../../../ui/data-grid.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { SearchBox } from '../../../ui/search-box.tsx'
import { CompareMenu } from './compare-menu.tsx'
import { ContextCard } from './context-card.tsx'
import { AnswerCell, explainColumns } from './explain-columns.tsx'
import { ExplainDrawer } from './explain-drawer.tsx'
import { explainRows, filterRows, type ExplainRow } from './explain-rows.ts'
import { NOBODY, type ExplainSearch } from './explain-search.ts'

export interface ExplainViewProps {
  readonly project: string
  readonly environment: Environment
  readonly search: ExplainSearch
  readonly onSearch: (changes: ExplainSearch) => void
  readonly world: EvaluatedWorld | undefined
  readonly otherWorld: EvaluatedWorld | undefined
  readonly context: ContextInput | null
  readonly other: ContextInput | null
  readonly onContext: (context: ContextInput) => void
  readonly onOther: (context: ContextInput) => void
  readonly error: Error | null
  readonly onRetry: () => void
  readonly isBusy: boolean
}

const keyOf = ({ flag }: ExplainRow): string => flag.definition.key
const nameOf = ({ flag }: ExplainRow): string => flag.definition.name

/** All flags for one context, or for two sides with what differs marked. */
export function ExplainView(props: ExplainViewProps) {
  const { search, onSearch, world, context } = props
  const rows = useRows(props)
  const shown = useMemo(
    () => filterRows(rows, { text: search.q ?? '', isDifferingOnly: search.differing === true }),
    [rows, search.q, search.differing],
  )
  const columns = useColumns(props)
  return (
    <div className="flex h-full flex-col gap-2.5 px-4 pt-2.5 pb-3 max-md:px-3">
      <Sides {...props} />
      {context === null ? null : <Toolbar {...props} shown={shown.length} />}
      <DataGrid
        label="Flags"
        columns={columns}
        rows={shown}
        rowId={keyOf}
        rowName={nameOf}
        density={isCompared(props) ? 'comfortable' : undefined}
        isLoading={context !== null && world === undefined && props.error === null}
        onOpen={({ flag }) => onSearch({ flag: flag.definition.key })}
        onPeek={({ flag }) => onSearch({ flag: flag.definition.key })}
        renderCard={(row) => <RowCard row={row} onOpen={() => onSearch({ flag: keyOf(row) })} />}
        empty={<Nothing {...props} />}
        className="min-h-0 flex-1"
      />
      {world === undefined || context === null ? null : (
        <ExplainDrawer
          project={props.project}
          environment={props.environment.key}
          flagKey={search.flag}
          context={context}
          world={world}
          onClose={() => onSearch({ flag: undefined })}
        />
      )}
    </div>
  )
}

const isCompared = ({ search, other }: Pick<ExplainViewProps, 'search' | 'other'>): boolean =>
  search.otherEnv !== undefined || other !== null

const NONE: readonly ExplainRow[] = []

function useRows({ world, otherWorld, context, other, search }: ExplainViewProps): readonly ExplainRow[] {
  const isWithOther = isCompared({ search, other })
  return useMemo(() => {
    const first = context === null ? null : evaluatedContext(context)
    if (first === null || world === undefined) return NONE
    const second = other === null ? first : evaluatedContext(other)
    const side =
      isWithOther && second !== null && otherWorld !== undefined ? { world: otherWorld, context: second } : null
    return explainRows({ world, context: first }, side)
  }, [world, otherWorld, context, other, isWithOther])
}

function useColumns({ project, environment, context, other, search }: ExplainViewProps) {
  const environments = useEnvironments()
  const first = context === null ? 'Gets' : referenceOf(context)
  const elsewhere = environments.find(({ key }) => key === search.otherEnv)
  const second = other === null ? elsewhere?.name : referenceOf(other)
  return useMemo(() => {
    const own = elsewhere === undefined ? first : environment.name
    return explainColumns({ project, sides: second === undefined ? [own] : [own, second] })
  }, [project, first, second, elsewhere, environment.name])
}

function Sides({ project, environment, search, onSearch, context, other, onContext, onOther }: ExplainViewProps) {
  const environments = useEnvironments()
  const elsewhere = environments.find(({ key }) => key === search.otherEnv)
  const place = { project, environment: environment.key }
  const isOtherOpen = search.other !== undefined
  const forget = (): void => onSearch({ other: undefined, otherEnv: undefined, differing: undefined })
  return (
    <div className="flex gap-2.5 max-md:flex-col">
      <ContextCard {...place} label="Context" context={context} onChange={onContext} />
      {isOtherOpen ? (
        <ContextCard {...place} label="Compared with" context={other} onChange={onOther} onRemove={forget} />
      ) : null}
      {elsewhere === undefined ? null : (
        <ContextCard {...place} label="Compared with" context={context} onChange={onOther} onRemove={forget}>
          <p className="text-sm">
            The same context in <b className="font-semibold">{elsewhere.name}</b>
          </p>
        </ContextCard>
      )}
    </div>
  )
}

function Toolbar(props: ExplainViewProps & { readonly shown: number }) {
  const { search, onSearch, shown } = props
  const isComparing = search.other !== undefined || search.otherEnv !== undefined
  return (
    <div className="flex flex-wrap items-center gap-2">
      <SearchBox
        label="Filter flags"
        placeholder="name or key"
        text={search.q ?? ''}
        onChange={(q) => onSearch({ q })}
      />
      {isComparing ? (
        <Checkbox
          label="Only what differs"
          isChecked={search.differing === true}
          onChange={(isOn) => onSearch({ differing: isOn ? true : undefined })}
        />
      ) : (
        <CompareMenu
          onContext={() => onSearch({ other: NOBODY })}
          onEnvironment={(otherEnv) => onSearch({ otherEnv })}
        />
      )}
      <span role="status" className="num ms-auto text-xs text-t3">
        {formatCount(shown)} {shown === 1 ? 'flag' : 'flags'}
      </span>
      <Button variant="line" size={32} onClick={() => void copyText(location.href)}>
        Copy link
      </Button>
    </div>
  )
}

function RowCard({ row, onOpen }: { row: ExplainRow; onOpen: () => void }) {
  return (
    <button type="button" onClick={onOpen} className="flex w-full flex-col gap-1 px-3 py-2.5 text-start">
      <span dir="auto" className="w-full truncate font-medium">
        {row.flag.definition.name}
      </span>
      <span className="grid w-full grid-cols-2 gap-2 text-xs">
        <AnswerCell flag={row.flag} evaluation={row.first} />
        {row.second === undefined ? null : <AnswerCell flag={row.flag} evaluation={row.second} />}
      </span>
    </button>
  )
}

function Nothing({ error, onRetry, isBusy, context, search, onSearch }: ExplainViewProps) {
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
  if (context === null) {
    return (
      <EmptyState
        title="Who is it about?"
        why="Choose a context above: one that an SDK reported, any key, or JSON. All flags are then evaluated for it here."
        command="guidon flag explain my-flag --user ann"
      />
    )
  }
  const isFiltered = search.q !== undefined || search.differing === true
  return (
    <EmptyState
      title={isFiltered ? 'No flag matches' : 'No flags yet'}
      why={
        isFiltered
          ? 'No flag has these words, or nothing differs.'
          : 'There is nothing to explain before there is a flag.'
      }
      action={
        isFiltered ? (
          <Button variant="line" onClick={() => onSearch({ q: undefined, differing: undefined })}>
            Show all
          </Button>
        ) : undefined
      }
    />
  )
}
