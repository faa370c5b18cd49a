import type { Environment } from '@guidon/api'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { serverUrl } from '../../lib/base-path.ts'
import { projectRoute } from '../../lib/root-route.ts'
import { useRight } from '../../lib/use-project.ts'
import { CodeBlock } from '../../ui/code-block.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { ConnectedLine } from './connected-line.tsx'
import { connectSnippets } from './connect-snippets.ts'
import { keysQuery } from './onboarding-queries.ts'
import { StepCard } from './step-card.tsx'
import type { ConnectedSdk } from './use-connected-sdks.ts'

interface ConnectCardProps {
  readonly flagKey: string
  readonly environment: Environment
  readonly connected: readonly ConnectedSdk[]
}

/** For somebody who may not see keys. */
const UNSEEN_KEYS = { sdkKey: 'your-sdk-key', mobileKey: 'your-mobile-key' }

/** How to connect a program, in the person's language, and whether one is. */
export function ConnectCard({ flagKey, environment, connected }: ConnectCardProps) {
  const { project } = projectRoute.useParams()
  const canRead = useRight('environment:read-keys')
  const keys = useQuery({ ...keysQuery(project, environment), enabled: canRead === true })
  const shown = canRead === true ? keys.data : { ...UNSEEN_KEYS, clientSideId: environment.id }
  const isConnected = connected.length > 0
  return (
    <StepCard
      number={2}
      state={isConnected ? 'done' : 'now'}
      title="Connect your app"
      note={
        canRead === true
          ? 'no account, no cloud: the key is already in the snippet'
          : 'put the key where the snippet says so: you may not see it here'
      }
    >
      {keys.error === null ? null : (
        <ErrorState
          title="The keys could not be read"
          detail={keys.error.message}
          onRetry={() => void keys.refetch()}
          isRetrying={keys.isFetching}
        />
      )}
      {shown === undefined ? null : <Languages facts={{ ...shown, url: serverUrl, flag: flagKey }} />}
      <p className="text-xs text-t2">
        Already on LaunchDarkly SDKs? Set three addresses (streaming, polling, events) to{' '}
        <span className="mono text-t1">{serverUrl}</span> and the key; your code stays.
      </p>
      <ConnectedLine connected={connected} />
    </StepCard>
  )
}

function Languages({ facts }: { facts: Parameters<typeof connectSnippets>[0] }) {
  const [id, setId] = useState('node')
  const snippets = connectSnippets(facts)
  const chosen = snippets.find((snippet) => snippet.id === id) ?? snippets[0]!
  return (
    <>
      <div role="group" aria-label="Language" className="flex flex-wrap gap-1">
        {snippets.map((snippet) => (
          <button
            key={snippet.id}
            type="button"
            aria-pressed={snippet.id === chosen.id}
            onClick={() => setId(snippet.id)}
            className="h-7 rounded-md px-2.5 text-sm text-t2 hover:bg-sub hover:text-t1 aria-pressed:bg-accent-bg aria-pressed:font-medium aria-pressed:text-accent"
          >
            {snippet.name}
          </button>
        ))}
      </div>
      <CodeBlock code={chosen.install} language="shell" label="Install" />
      <div className="flex flex-col gap-1">
        <span className="mono text-xs text-t3">{chosen.file}</span>
        <CodeBlock code={chosen.code} language={chosen.language} label={`Program in ${chosen.name}`} />
      </div>
      {chosen.run === null ? null : <CodeBlock code={chosen.run} language="shell" label="Run" />}
    </>
  )
}
