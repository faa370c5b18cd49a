import { listAudit } from '@guidon/api'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams, useRouterState } from '@tanstack/react-router'
import { api } from '../lib/api.ts'
import { Button, buttonClass } from '../ui/button.tsx'
import { Page } from '../ui/page.tsx'
import { Time } from '../ui/time.tsx'
import { openPaletteWith } from './palette/palette-state.ts'
import { visitOf, type Visit } from './palette/recent-visits.ts'

/** Nothing stands at this address. Inside a project the shell stays, and what is in the address can be looked for. */
export function NotFoundPage() {
  const { project } = useParams({ strict: false })
  const path = useRouterState({ select: ({ location }) => location.pathname })
  const visit = visitOf(path)
  const wanted = visit?.key ?? lastPart(path)
  const title = visit === null ? 'There is nothing at this address' : `There is no ${visit.kind} “${visit.key}”`
  return (
    <Page title="Not found">
      <section className="mx-auto flex max-w-xl flex-col items-start gap-3 px-6 py-12">
        <h2 className="text-lg font-semibold wrap-anywhere">{title}</h2>
        <p className="text-t2">It may have been deleted or renamed, or the address may be mistyped.</p>
        {project === undefined || visit === null ? null : <LastWord project={project} visit={visit} />}
        <div className="mt-1 flex flex-wrap gap-2">
          {project === undefined || wanted === '' ? null : (
            <Button variant="primary" size={32} onClick={() => openPaletteWith(wanted)}>
              Search for “{wanted}”
            </Button>
          )}
          <Link to="/" className={buttonClass({ variant: 'line', size: 32 })}>
            Go to the start
          </Link>
        </div>
      </section>
    </Page>
  )
}

/** What became of it, if the records know. */
function LastWord({ project, visit: { kind, key } }: { project: string; visit: Visit }) {
  const { data: entry } = useQuery({
    queryKey: ['audit', project, 'last', kind, key],
    queryFn: async ({ signal }) => {
      const query = { subject: `${kind}:${key}`, limit: 1 }
      return (await api.call(listAudit, { params: { project }, query, signal })).items[0] ?? null
    },
  })
  if (entry === undefined || entry === null) return null
  return (
    <p className="wrap-anywhere">
      Last heard of: {entry.actor.name}, <Time at={entry.createdAt} />: {entry.sentences.join('; ')}
    </p>
  )
}

function lastPart(path: string): string {
  try {
    return decodeURIComponent(path.split('/').filter(Boolean).at(-1) ?? '')
  } catch {
    return ''
  }
}
