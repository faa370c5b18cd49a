import { type Environment, type SeenContext } from '@guidon/api'
import { requestIdOf } from '../../lib/request-id.ts'
import { Link, useNavigate } from '@tanstack/react-router'
import { useMemo, useRef, type RefObject } from 'react'
import { formatCount } from '../../lib/format.ts'
import { useShortcuts } from '../../lib/shortcuts.ts'
import { Button, buttonClass } from '../../ui/button.tsx'
import { DataGrid } from '../../ui/data-grid.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { SearchBox } from '../../ui/search-box.tsx'
import { Time } from '../../ui/time.tsx'
import { ContextName, contextColumns } from './context-columns.tsx'
import type { ContextSearch } from './context-search.ts'
import { KindTabs } from './kind-tabs.tsx'

export interface ContextListViewProps {
  readonly project: string
  readonly environment: Environment
  readonly kinds: readonly string[]
  readonly search: ContextSearch
  readonly onSearch: (changes: ContextSearch) => void
  readonly rows: readonly SeenContext[]
  readonly isLoading: boolean
  readonly isBusy: boolean
  readonly error: Error | null
  readonly onRetry: () => void
  readonly onNeedMore: (() => void) | undefined
}

const idOf = ({ kind, key }: SeenContext): string => `${kind}:${key}`

export function ContextListView(props: ContextListViewProps) {
  const { project, kinds, search, rows } = props
  const navigate = useNavigate()
  const searchBox = useRef<HTMLInputElement>(null)
  const columns = useMemo(() => contextColumns(project), [project])
  useShortcuts('Contexts', [{ keys: '/', does: 'search', run: () => searchBox.current?.focus() }])
  return (
    <div className="flex h-full flex-col gap-2.5 px-4 pt-1.5 pb-3 max-md:px-3">
      <div className="flex flex-wrap items-end gap-2">
        <KindTabs to="/p/$project/contexts" project={project} kinds={kinds} kind={search.kind} />
        <Link to="/p/$project/attributes" params={{ project }} className={buttonClass({ variant: 'ghost', size: 32 })}>
          Attributes
        </Link>
        <Link to="/p/$project/explain" params={{ project }} className={buttonClass({ variant: 'ghost', size: 32 })}>
          Explain
        </Link>
      </div>
      <Toolbar {...props} searchBox={searchBox} />
      <DataGrid
        label="Contexts"
        columns={columns}
        rows={rows}
        rowId={idOf}
        rowName={idOf}
        onNeedMore={props.onNeedMore}
        isLoading={props.isLoading}
        isBusy={props.isBusy}
        onOpen={({ kind, key }) =>
          void navigate({ to: '/p/$project/contexts/$kind/$key', params: { project, kind, key } })
        }
        renderCard={(context) => (
          <div className="flex flex-col gap-1 px-3 py-2.5">
            <ContextName project={project} context={context} tabIndex={0} />
            <span className="text-xs text-t3">
              seen <Time at={context.lastSeenAt} />
            </span>
          </div>
        )}
        empty={<Nothing {...props} />}
        className="min-h-0 flex-1"
      />
      <p className="text-xs text-t3">
        A sample of the contexts that SDKs reported in the last 30 days. Private and redacted attributes are never kept;
        a time may be ten minutes behind.
      </p>
    </div>
  )
}

function Toolbar(props: ContextListViewProps & { readonly searchBox: RefObject<HTMLInputElement | null> }) {
  const { search, onSearch, rows, isLoading, onNeedMore, searchBox } = props
  const more = onNeedMore === undefined ? '' : '+'
  return (
    <div className="flex flex-wrap items-center gap-2">
      <SearchBox
        box={searchBox}
        label="Search contexts"
        placeholder="Part of a key or a name"
        shortcut="/"
        text={search.q ?? ''}
        onChange={(q) => onSearch({ q })}
      />
      <span role="status" className="num text-xs whitespace-nowrap text-t3">
        {isLoading ? 'Looking…' : `${formatCount(rows.length)}${more} ${rows.length === 1 ? 'context' : 'contexts'}`}
      </span>
    </div>
  )
}

function Nothing({ project, environment, search, onSearch, error, onRetry, isBusy }: ContextListViewProps) {
  if (error !== null) {
    return (
      <ErrorState
        title="The contexts could not be loaded"
        detail={error.message}
        requestId={requestIdOf(error)}
        onRetry={onRetry}
        isRetrying={isBusy}
      />
    )
  }
  if (search.q !== undefined || search.kind !== undefined) {
    return (
      <EmptyState
        title="No context matches"
        why={`In ${environment.name} no SDK reported one like this. Whether it was seen or not, it can be explained by its key.`}
        action={
          <Button variant="line" onClick={() => onSearch({ q: undefined, kind: undefined })}>
            Show all
          </Button>
        }
      />
    )
  }
  return (
    <EmptyState
      title="No contexts yet"
      why={`Whom flags are evaluated for in ${environment.name} stands here as soon as an SDK reports it.`}
      action={
        <Link to="/p/$project/start" params={{ project }} className={buttonClass({ variant: 'primary', size: 32 })}>
          Connect a program
        </Link>
      }
    />
  )
}
