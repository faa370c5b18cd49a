import type { AuditFacets, Environment } from '@guidon/api'
import { Download, X } from 'lucide-react'
import { useState, type RefObject } from 'react'
import { downloadText } from '../../lib/download.ts'
import { environmentShape } from '../../lib/environment-shape.ts'
import { formatCount } from '../../lib/format.ts'
import { useEnvironments } from '../../lib/use-project.ts'
import { Button } from '../../ui/button.tsx'
import { EnvironmentShapeMark } from '../../ui/environment-shape.tsx'
import { FacetMenu, type FacetOption } from '../../ui/facet-menu.tsx'
import { Menu, MenuItem } from '../../ui/menu.tsx'
import { SearchBox } from '../../ui/search-box.tsx'
import { showToast } from '../../ui/toast-state.ts'
import { entriesAsCsv } from './audit-csv.ts'
import { loadForExport, MAX_EXPORTED } from './audit-export.ts'
import { isNarrowed, joined, valuesOf } from './audit-search.ts'
import type { AuditViewProps } from './audit-view.tsx'
import { actionText } from './audit-words.ts'
import { NOTHING } from './no-filter.ts'

interface AuditToolbarProps extends AuditViewProps {
  readonly searchBox: RefObject<HTMLInputElement | null>
}

export function AuditToolbar(props: AuditToolbarProps) {
  const { search, onSearch, facets, searchBox } = props
  return (
    <div className="flex flex-wrap items-center gap-2">
      <SearchBox
        box={searchBox}
        label="Search the audit entries"
        placeholder="Words of an entry or of its reason"
        shortcut="/"
        text={search.q ?? ''}
        onChange={(q) => onSearch({ q })}
      />
      <Facets {...props} />
      {isNarrowed(search) ? (
        <Button onClick={() => onSearch(NOTHING)}>
          <X size={12} aria-hidden />
          Clear
        </Button>
      ) : null}
      <span className="ms-auto flex items-center gap-2 max-md:ms-0">
        <span role="status" className="num text-xs whitespace-nowrap text-t3">
          {facets === undefined
            ? 'Counting…'
            : `${formatCount(facets.total)} ${facets.total === 1 ? 'entry' : 'entries'}`}
        </span>
        <ExportMenu {...props} />
      </span>
    </div>
  )
}

function Facets({ search, onSearch, facets }: AuditToolbarProps) {
  const environments = useEnvironments()
  return (
    <>
      <FacetMenu
        label="who"
        options={(facets?.actors ?? []).map(({ id, name, count }) => ({ value: id, label: name, text: name, count }))}
        selected={valuesOf(search.actor)}
        onChange={(actor) => onSearch({ actor: joined(actor) })}
      />
      <FacetMenu
        label="with"
        options={optionsOf(facets?.actorKinds, actorKindText)}
        selected={valuesOf(search.actorKind)}
        onChange={(actorKind) => onSearch({ actorKind: joined(actorKind) })}
      />
      <FacetMenu
        label="action"
        options={optionsOf(facets?.actions, actionText)}
        selected={valuesOf(search.action)}
        onChange={(action) => onSearch({ action: joined(action) })}
      />
      <FacetMenu
        label="object"
        options={objectOptions(search.subject, facets)}
        selected={search.subject === undefined ? [] : [search.subject]}
        // One at a time: the last one chosen.
        onChange={(subjects) => onSearch({ subject: subjects.findLast((one) => one !== search.subject) })}
      />
      <FacetMenu
        label="environment"
        options={environmentOptions(environments, facets)}
        selected={valuesOf(search.environment)}
        onChange={(chosen) => onSearch({ environment: joined(chosen) })}
      />
    </>
  )
}

type Counted = AuditFacets['actions']

const optionsOf = (counted: Counted | undefined, text: (value: string) => string): readonly FacetOption[] =>
  (counted ?? []).map(({ value, count }) => ({ value, label: text(value), text: text(value), count }))

const ACTOR_KINDS: Readonly<Record<string, string>> = {
  member: 'the dashboard',
  token: 'an access token',
  system: 'Guidon itself',
  anonymous: 'no sign-in',
}
const actorKindText = (kind: string): string => ACTOR_KINDS[kind] ?? kind

/** Kinds of objects; a single object that the address names stands first. */
function objectOptions(subject: string | undefined, facets: AuditFacets | undefined): readonly FacetOption[] {
  const kinds = optionsOf(facets?.subjectKinds, (kind) => kind.replaceAll('-', ' '))
  if (subject === undefined || !subject.includes(':')) return kinds
  return [{ value: subject, label: subject.replace(':', ' '), text: subject.replace(':', ' ') }, ...kinds]
}

function environmentOptions(
  environments: readonly Environment[],
  facets: AuditFacets | undefined,
): readonly FacetOption[] {
  const counts = new Map(facets?.environments.map(({ value, count }) => [value, count]))
  return environments.map((environment) => ({
    value: environment.key,
    text: environment.name,
    label: (
      <span className="flex items-center gap-1.5">
        <EnvironmentShapeMark shape={environmentShape(environment)} />
        {environment.name}
      </span>
    ),
    count: counts.get(environment.key) ?? 0,
  }))
}

function ExportMenu({ project, search }: AuditToolbarProps) {
  const [isLoading, setIsLoading] = useState(false)
  const run = async (format: 'csv' | 'json'): Promise<void> => {
    setIsLoading(true)
    try {
      const { entries, isCut } = await loadForExport(project, search)
      const text = format === 'csv' ? entriesAsCsv(entries) : JSON.stringify(entries, null, 2)
      downloadText(`audit-${project}.${format}`, format === 'csv' ? 'text/csv' : 'application/json', text)
      const title = `Exported ${formatCount(entries.length)} entries`
      showToast({
        tone: 'ok',
        title,
        ...(isCut
          ? { detail: `Only the newest ${formatCount(MAX_EXPORTED)}: narrow the time to get older ones.` }
          : {}),
      })
    } catch (error) {
      showToast({ tone: 'bad', title: 'Not exported', detail: error instanceof Error ? error.message : '' })
    } finally {
      setIsLoading(false)
    }
  }
  return (
    <Menu
      label="Export"
      align="end"
      trigger={
        <Button variant="line" isLoading={isLoading}>
          <Download size={13} aria-hidden />
          Export
        </Button>
      }
    >
      <MenuItem onClick={() => void run('csv')}>CSV, up to {formatCount(MAX_EXPORTED)} entries</MenuItem>
      <MenuItem onClick={() => void run('json')}>JSON, up to {formatCount(MAX_EXPORTED)} entries</MenuItem>
    </Menu>
  )
}
