import { useQuery } from '@tanstack/react-query'
import { projectRoute } from '../../lib/root-route.ts'
import { useEnvironment } from '../../lib/use-project.ts'
import { Page } from '../../ui/page.tsx'
import { ConnectCard } from './connect-card.tsx'
import { FlagCard } from './first-flag-card.tsx'
import { FlipCard } from './flip-card.tsx'
import { firstFlagQuery } from './onboarding-queries.ts'
import { StartClock } from './start-clock.tsx'
import { useConnectedSdks } from './use-connected-sdks.ts'

/** From nothing to a program that changes: three steps on one page. */
export function StartPage() {
  const { project } = projectRoute.useParams()
  const environment = useEnvironment()
  const { data: flag } = useQuery(firstFlagQuery(project, environment.key))
  const connected = useConnectedSdks(project, environment.key)
  const state = flag?.environments[0]
  return (
    <Page title="Connect">
      <div className="mx-auto flex max-w-4xl flex-col gap-3 px-4 py-8 max-md:py-4">
        <div className="flex items-baseline gap-3 pb-1">
          <h2 className="text-2xl font-semibold">Your first flag, from code to live</h2>
          <StartClock project={project} isDone={connected.length > 0 && state?.isOn === true} />
        </div>
        <FlagCard flag={flag} environment={environment} />
        <ConnectCard flagKey={flag?.key ?? 'hello-guidon'} environment={environment} connected={connected} />
        <FlipCard flag={flag} environment={environment} isConnected={connected.length > 0} />
      </div>
    </Page>
  )
}
