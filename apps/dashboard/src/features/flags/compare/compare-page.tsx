import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { projectRoute } from '../../../lib/root-route.ts'
import { useEnvironment, useEnvironments } from '../../../lib/use-project.ts'
import { Breadcrumb } from '../../../ui/breadcrumb.tsx'
import { buttonClass } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { Page } from '../../../ui/page.tsx'
import { comparedPair, type CompareSearch } from './compare-search.ts'
import { CompareView } from './compare-view.tsx'

const compareRoute = getRouteApi('/p/$project/compare')

/** Two environments side by side: what one has and the other has not. */
export function ComparePage() {
  const { project } = projectRoute.useParams()
  const search = compareRoute.useSearch()
  const environments = useEnvironments()
  const current = useEnvironment()
  const navigate = useNavigate({ from: '/p/$project/compare' })
  const pair = comparedPair(search, environments, current)
  const change = (changes: CompareSearch): void =>
    void navigate({ search: (before) => ({ ...before, ...changes }), replace: true, resetScroll: false })
  const crumbs = (
    <Breadcrumb
      parents={[
        <Link to="/p/$project/flags" params={{ project }}>
          Flags
        </Link>,
      ]}
      current="Compare environments"
    />
  )
  return (
    <Page title="Compare environments" crumbs={crumbs}>
      {pair === null ? (
        <EmptyState
          title="There is nothing to compare with"
          why={`The project has one environment, ${current.name}.`}
          action={
            <Link
              to="/p/$project/settings"
              params={{ project }}
              className={buttonClass({ variant: 'primary', size: 32 })}
            >
              Environments
            </Link>
          }
        />
      ) : (
        // What was chosen belongs to the pair.
        <CompareView key={pair.map(({ key }) => key).join(' ')} pair={pair} search={search} onSearch={change} />
      )}
    </Page>
  )
}
