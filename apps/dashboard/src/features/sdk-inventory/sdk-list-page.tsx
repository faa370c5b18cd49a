import { useQuery } from '@tanstack/react-query'
import { requestIdOf } from '../../lib/request-id.ts'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { useMemo, useRef } from 'react'
import { formatCount } from '../../lib/format.ts'
import { projectRoute } from '../../lib/root-route.ts'
import { sdksQuery } from '../../lib/sdks-query.ts'
import { useShortcuts } from '../../lib/shortcuts.ts'
import { useEnvironment } from '../../lib/use-project.ts'
import { Button, buttonClass } from '../../ui/button.tsx'
import { useNow } from '../../ui/clock.ts'
import { DataGrid } from '../../ui/data-grid.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { Page } from '../../ui/page.tsx'
import { useRememberedWidths } from '../../ui/remembered-widths.ts'
import { SearchBox } from '../../ui/search-box.tsx'
import { SdkCard, sdkColumns } from './sdk-columns.tsx'
import { matchingSdks, runningByTransport, sdkRows, type SdkRow } from './sdk-rows.ts'

const sdksRoute = getRouteApi('/p/$project/sdks')

const idOf = ({ id }: SdkRow): string => id
const nameOf = ({ application, name }: SdkRow): string => (application === '' ? name : application)

/** Which programs use the environment, with which SDK, and whether they are connected now. */
export function SdkListPage() {
  const { project } = projectRoute.useParams()
  const { q = '' } = sdksRoute.useSearch()
  const environment = useEnvironment()
  const navigate = useNavigate({ from: '/p/$project/sdks' })
  const { data, error, refetch, isFetching, isPending } = useQuery(sdksQuery(project, environment.key))
  const now = useNow()
  const rows = useMemo(() => sdkRows(data ?? [], now), [data, now])
  const [widths, changeWidths] = useRememberedWidths('sdks')
  const found = useMemo(() => matchingSdks(rows, q), [rows, q])
  const searchBox = useRef<HTMLInputElement>(null)
  useShortcuts('SDKs', [{ keys: '/', does: 'search', run: () => searchBox.current?.focus() }])
  const search = (text: string | undefined): void =>
    void navigate({ search: (before) => ({ ...before, q: text }), replace: true })
  const empty =
    error !== null && data === undefined ? (
      <ErrorState
        title="The SDKs could not be loaded"
        detail={error.message}
        requestId={requestIdOf(error)}
        onRetry={() => void refetch()}
        isRetrying={isFetching}
      />
    ) : rows.length === 0 ? (
      <NoSdks project={project} environment={environment.name} />
    ) : (
      <EmptyState
        title="No SDK matches"
        why={`None of the ${formatCount(rows.length)} kinds of SDKs seen has “${q}” in its name or version.`}
        action={
          <Button variant="line" onClick={() => search(undefined)}>
            Show all
          </Button>
        }
      />
    )
  return (
    <Page title="SDKs">
      <div className="flex h-full flex-col gap-2.5 px-4 pt-2.5 pb-3 max-md:px-3">
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <SearchBox
            box={searchBox}
            label="Search SDKs"
            placeholder="Application, SDK, version, platform"
            shortcut="/"
            text={q}
            onChange={search}
          />
          <Running rows={rows} isLoading={isPending} />
        </div>
        <DataGrid
          label="SDKs"
          columns={sdkColumns}
          rows={found}
          rowId={idOf}
          rowName={nameOf}
          columnWidths={widths}
          onColumnWidths={changeWidths}
          isLoading={isPending}
          renderCard={(row) => <SdkCard row={row} />}
          empty={empty}
          className="min-h-0 flex-1"
        />
      </div>
    </Page>
  )
}

function Running({ rows, isLoading }: { rows: readonly SdkRow[]; isLoading: boolean }) {
  const { streaming, polling, events } = runningByTransport(rows)
  const total = streaming + polling + events
  const uncounted = rows.filter(({ instances, isRunning }) => isRunning && instances === 0).length
  const parts = [
    streaming === 0 ? '' : `${formatCount(streaming)} streaming`,
    polling === 0 ? '' : `${formatCount(polling)} polling`,
    events === 0 ? '' : `${formatCount(events)} sending events only`,
  ].filter((part) => part !== '')
  return (
    <p role="status" className="num text-xs text-t2">
      {isLoading ? 'Looking…' : `${formatCount(total)} running now${parts.length === 0 ? '' : `: ${parts.join(', ')}`}`}
      {uncounted === 0 ? '' : ` · ${formatCount(uncounted)} more do not say how many`}
      <span className="text-t3"> · seen in the last 30 days</span>
    </p>
  )
}

function NoSdks({ project, environment }: { project: string; environment: string }) {
  return (
    <EmptyState
      title={`No program has used ${environment} yet`}
      why="A program appears here the moment its SDK connects."
      action={
        <Link to="/p/$project/start" params={{ project }} className={buttonClass({ variant: 'primary', size: 32 })}>
          Connect a program
        </Link>
      }
    />
  )
}
