import type { JsonObject } from '@guidon/model'
import { Link, useNavigate } from '@tanstack/react-router'
import { Target } from 'lucide-react'
import { useMemo, useState } from 'react'
import { contextJson, evaluatedContext, type PartInput } from '../../lib/evaluation/context-parts.ts'
import type { EvaluatedWorld } from '../../lib/evaluation/flag-world.ts'
import { answersOf, type Answer } from '../../lib/evaluation/answers.ts'
import { reasonText } from '../../lib/evaluation/reason-text.ts'
import { ServedValue } from '../../lib/evaluation/served-value.tsx'
import { IconButton } from '../../ui/button.tsx'
import { DataGrid, type GridColumn } from '../../ui/data-grid.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { SearchBox } from '../../ui/search-box.tsx'

interface ContextFlagsProps {
  readonly project: string
  readonly part: PartInput
  readonly world: EvaluatedWorld
  /** Why nobody may be targeted; `null` when one may. */
  readonly targetReason: string | null
  readonly onTarget: (flag: string) => void
}

const keyOf = ({ flag }: Answer): string => flag.definition.key
const nameOf = ({ flag }: Answer): string => flag.definition.name

/** What the context gets of every flag, and why. */
export function ContextFlags({ project, part, world, targetReason, onTarget }: ContextFlagsProps) {
  const [text, setText] = useState('')
  const navigate = useNavigate()
  const answers = useMemo(() => {
    const context = evaluatedContext([part])
    return context === null ? [] : answersOf(world, context)
  }, [world, part])
  const shown = useMemo(() => {
    const wanted = text.toLowerCase()
    return answers.filter((answer) => `${keyOf(answer)} ${nameOf(answer)}`.toLowerCase().includes(wanted))
  }, [answers, text])
  const context = useMemo(() => contextJson([part]), [part])
  const columns = useMemo(() => flagColumns(project, context), [project, context])
  return (
    <section aria-label="Flags for this context" className="flex min-h-80 min-w-0 flex-col gap-2">
      <div className="flex flex-wrap items-center gap-2">
        <SearchBox
          label="Filter flags"
          placeholder="name or key"
          text={text}
          onChange={(next) => setText(next ?? '')}
        />
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
        onOpen={(answer) =>
          void navigate({ to: '/p/$project/explain', params: { project }, search: { context, flag: keyOf(answer) } })
        }
        rowMenu={(answer, tabIndex) => (
          <IconButton
            label={`Target here: ${nameOf(answer)}`}
            tabIndex={tabIndex}
            disabledReason={targetReason}
            onClick={() => onTarget(keyOf(answer))}
          >
            <Target size={14} aria-hidden />
          </IconButton>
        )}
        empty={<EmptyState title="No flags" why={text === '' ? 'There is no flag yet.' : 'No flag has these words.'} />}
        className="min-h-0 flex-1"
      />
    </section>
  )
}

function flagColumns(project: string, context: JsonObject): GridColumn<Answer>[] {
  return [
    {
      id: 'flag',
      label: 'Flag',
      width: 160,
      flex: 3,
      cell: (answer, { tabIndex }) => (
        <span className="flex min-w-0 flex-col leading-tight">
          <Link
            to="/p/$project/flags/$flag"
            params={{ project, flag: keyOf(answer) }}
            tabIndex={tabIndex}
            dir="auto"
            className="truncate font-medium hover:underline"
          >
            {nameOf(answer)}
          </Link>
          <span className="mono truncate text-2xs text-t3">{keyOf(answer)}</span>
        </span>
      ),
    },
    {
      id: 'gets',
      label: 'Gets',
      width: 110,
      flex: 2,
      cell: ({ flag, evaluation }) => <ServedValue evaluation={evaluation} flag={flag} />,
    },
    {
      id: 'why',
      label: 'Why',
      width: 130,
      flex: 2,
      cell: (answer, { tabIndex }) => (
        <Link
          to="/p/$project/explain"
          params={{ project }}
          search={{ context, flag: keyOf(answer) }}
          tabIndex={tabIndex}
          className="truncate text-xs text-accent hover:underline"
        >
          {answer.evaluation === null ? 'Explain' : reasonText(answer.evaluation, answer.flag)}
        </Link>
      ),
    },
  ]
}
