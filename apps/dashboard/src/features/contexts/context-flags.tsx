import type { Environment } from '@guidon/api'
import { useNavigate } from '@tanstack/react-router'
import { Target } from 'lucide-react'
import { useMemo, useState } from 'react'
import { environmentShape } from '../../lib/environment-shape.ts'
import { answerColumns, AnswerRowCard, type SideLabel } from '../../lib/evaluation/answer-columns.tsx'
import { answerRows, filterRows, type AnswerRow } from '../../lib/evaluation/answer-rows.ts'
import { contextJson, evaluatedContext, type ContextInput } from '../../lib/evaluation/context-parts.ts'
import type { EvaluatedWorld } from '../../lib/evaluation/flag-world.ts'
import { IconButton } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { DataGrid } from '../../ui/data-grid.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { EnvironmentShapeMark } from '../../ui/environment-shape.tsx'
import { SearchBox } from '../../ui/search-box.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import type { ContextPageSearch } from './context-search.ts'

export interface ContextFlagsProps {
  readonly project: string
  readonly context: ContextInput
  /** Where it is asked for, the environment of the screen first. */
  readonly environments: readonly Environment[]
  readonly worlds: ReadonlyMap<string, EvaluatedWorld>
  readonly search: ContextPageSearch
  readonly onSearch: (changes: ContextPageSearch) => void
  /** Why nobody may be targeted; `null` when one may. */
  readonly targetReason: string | null
  readonly onTarget: (flag: string) => void
}

const keyOf = ({ flag }: AnswerRow): string => flag.definition.key
const nameOf = ({ flag }: AnswerRow): string => flag.definition.name

/** What the context gets of every flag, and why: in one environment, or in all of them side by side. */
export function ContextFlags(props: ContextFlagsProps) {
  const { project, context, environments, search, onSearch, targetReason, onTarget } = props
  const [text, setText] = useState('')
  const navigate = useNavigate()
  const rows = useRows(props)
  const isEverywhere = environments.length > 1
  const isDifferingOnly = search.differing === true && isEverywhere
  const shown = useMemo(() => filterRows(rows, { text, isDifferingOnly }), [rows, text, isDifferingOnly])
  const labels = useMemo(() => labelsOf(environments), [environments])
  const columns = useMemo(() => answerColumns(project, labels), [project, labels])
  const explain = (row: AnswerRow): void =>
    void navigate({
      to: '/p/$project/explain',
      params: { project },
      search: {
        context: contextJson(context),
        in: isEverywhere ? environments.slice(1).map(({ key }) => key) : undefined,
        flag: keyOf(row),
      },
    })
  return (
    <section aria-label="Flags for this context" className="flex min-h-80 min-w-0 flex-col gap-2">
      <div className="flex flex-wrap items-center gap-2">
        <SearchBox
          label="Filter flags"
          placeholder="name or key"
          text={text}
          onChange={(next) => setText(next ?? '')}
        />
        <Segmented
          label="Where"
          value={search.everywhere === true ? 'everywhere' : 'here'}
          onChange={(where) => onSearch({ everywhere: where === 'everywhere' ? true : undefined })}
          segments={[
            { value: 'here', label: 'This environment' },
            { value: 'everywhere', label: 'All environments' },
          ]}
        />
        {isEverywhere ? (
          <Checkbox
            label="Only what differs"
            isChecked={isDifferingOnly}
            onChange={(isOn) => onSearch({ differing: isOn ? true : undefined })}
          />
        ) : null}
        <span role="status" className="num text-xs text-t3">
          {shown.length} {shown.length === 1 ? 'flag' : 'flags'}, evaluated with this kind alone
        </span>
      </div>
      <DataGrid
        label="Flags"
        columns={columns}
        rows={shown}
        rowId={keyOf}
        rowName={nameOf}
        density="comfortable"
        onOpen={explain}
        renderCard={(row) => <AnswerRowCard row={row} sides={labels} onOpen={() => explain(row)} />}
        cardHeight={48 + 40 * labels.length}
        rowMenu={(row, tabIndex) => (
          <IconButton
            label={`Target here: ${nameOf(row)}`}
            tabIndex={tabIndex}
            disabledReason={targetReason}
            onClick={() => onTarget(keyOf(row))}
          >
            <Target size={14} aria-hidden />
          </IconButton>
        )}
        empty={<EmptyState title="No flags" why={whyNone(text, isDifferingOnly)} />}
        className="min-h-0 flex-1"
      />
    </section>
  )
}

function useRows({ context, environments, worlds }: ContextFlagsProps): readonly AnswerRow[] {
  return useMemo(() => {
    const evaluated = evaluatedContext(context)
    if (evaluated === null) return []
    return answerRows(
      environments.flatMap(({ key }) => {
        const world = worlds.get(key)
        return world === undefined ? [] : [{ world, context: evaluated }]
      }),
    )
  }, [context, environments, worlds])
}

function labelsOf(environments: readonly Environment[]): readonly SideLabel[] {
  if (environments.length < 2) return [{ text: 'Gets, and why' }]
  return environments.map((environment) => ({
    text: environment.name,
    mark: <EnvironmentShapeMark shape={environmentShape(environment)} />,
  }))
}

function whyNone(text: string, isDifferingOnly: boolean): string {
  if (text !== '') return 'No flag has these words.'
  return isDifferingOnly ? 'It gets the same in all environments.' : 'There is no flag yet.'
}
