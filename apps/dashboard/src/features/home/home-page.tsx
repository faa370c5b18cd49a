import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { projectRoute } from '../../lib/root-route.ts'
import { sdksQuery } from '../../lib/sdks-query.ts'
import { useEnvironment } from '../../lib/use-project.ts'
import { Banner } from '../../ui/banner.tsx'
import { buttonClass } from '../../ui/button.tsx'
import { Page } from '../../ui/page.tsx'
import { ChangesCard } from './changes-card.tsx'
import { DraftsCard } from './drafts-card.tsx'
import { FlagFiguresCard } from './flag-figures-card.tsx'
import { SdksCard } from './sdks-card.tsx'
import { TidyCard } from './tidy-card.tsx'

/** What changed, what waits for you, and who is connected: twenty seconds in the morning. */
export function HomePage() {
  return (
    <Page title="Home">
      <div className="mx-auto flex max-w-6xl flex-col gap-3 p-4">
        <ConnectBanner />
        <div className="grid items-start gap-3 lg:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
          <ChangesCard />
          <div className="flex min-w-0 flex-col gap-3">
            <DraftsCard />
            <FlagFiguresCard />
            <TidyCard />
            <SdksCard />
          </div>
        </div>
      </div>
    </Page>
  )
}

/** The way to the first program, as long as none was ever here. */
function ConnectBanner() {
  const { project } = projectRoute.useParams()
  const environment = useEnvironment()
  const { data: sdks } = useQuery(sdksQuery(project, environment.key))
  if (sdks === undefined || sdks.length > 0) return null
  return (
    <div className="overflow-hidden rounded-lg">
      <Banner
        tone="run"
        actions={
          <Link to="/p/$project/start" params={{ project }} className={buttonClass({ variant: 'primary' })}>
            Connect a program
          </Link>
        }
      >
        No program has connected to {environment.name} yet. It takes less than a minute.
      </Banner>
    </div>
  )
}
