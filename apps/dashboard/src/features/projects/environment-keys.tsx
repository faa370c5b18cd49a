import type { Environment, EnvironmentKey } from '@guidon/api'
import { useQuery } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import { reasonOf } from '../../lib/can.ts'
import { useCan } from '../../lib/use-project.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Time } from '../../ui/time.tsx'
import { KeyRow } from './key-row.tsx'
import { environmentKeysQuery } from './project-queries.ts'
import { RotateKeyDialog } from './rotate-key-dialog.tsx'

export interface EnvironmentKeysProps {
  readonly project: string
  readonly environment: Environment
}

const KINDS = [
  { kind: 'sdk', name: 'SDK key', who: 'Servers and OpenFeature. A secret: it opens all flags and rules.' },
  { kind: 'mobile', name: 'Mobile key', who: 'Mobile and desktop apps. It opens the flags meant for them.' },
] as const

/** The keys of an environment, and their replacement. */
export function EnvironmentKeys({ project, environment }: EnvironmentKeysProps) {
  const canRead = useCan('environment:read-keys')
  return (
    <div className="flex flex-col gap-3">
      <section aria-label="Client-side id" className="card p-4">
        <KeyHeading name="Client-side id" who="Browsers. It is no secret: every visitor can see it." />
        <KeyRow value={environment.id} name="the client-side id" isSecret={false} />
      </section>
      {canRead === true ? (
        <SecretKeys project={project} environment={environment} />
      ) : (
        <p className="text-xs text-t2">{canRead}</p>
      )}
    </div>
  )
}

function SecretKeys({ project, environment }: EnvironmentKeysProps) {
  const { data: keys, error, refetch, isFetching } = useQuery(environmentKeysQuery(project, environment.key))
  if (error !== null && keys === undefined) {
    return (
      <ErrorState
        title="The keys could not be loaded"
        detail={error.message}
        onRetry={() => void refetch()}
        isRetrying={isFetching}
      />
    )
  }
  if (keys === undefined) return <Skeleton className="h-40 w-full" />
  return (
    <>
      {KINDS.map(({ kind, name, who }) => (
        <KeyCard
          key={kind}
          project={project}
          environment={environment}
          kind={kind}
          name={name}
          who={who}
          keys={keys.filter((one) => one.kind === kind)}
        />
      ))}
    </>
  )
}

interface KeyCardProps extends EnvironmentKeysProps {
  readonly kind: EnvironmentKey['kind']
  readonly name: string
  readonly who: string
  readonly keys: readonly EnvironmentKey[]
}

function KeyCard({ project, environment, kind, name, who, keys }: KeyCardProps) {
  const [isRotating, setIsRotating] = useState(false)
  const canRotate = useCan('environment:rotate-keys')
  const current = keys.find(({ expiresAt }) => expiresAt === null)
  const old = keys.filter(({ expiresAt }) => expiresAt !== null)
  return (
    <section aria-label={name} className="card p-4">
      <KeyHeading
        name={name}
        who={who}
        action={
          <Button variant="line" disabledReason={reasonOf(canRotate)} onClick={() => setIsRotating(true)}>
            Replace…
          </Button>
        }
      />
      {current === undefined ? null : (
        <>
          <KeyRow value={current.value} name={`the ${name}`} isSecret />
          <p className="mt-1 text-xs text-t3">
            In use since <Time at={current.createdAt} isAbsolute />
          </p>
        </>
      )}
      {old.length === 0 ? null : (
        <ul aria-label="Old keys that still work" className="mt-3 flex flex-col gap-2 border-t border-line pt-3">
          {old.map((key) => (
            <li key={key.id}>
              <KeyRow value={key.value} name={`the old ${name}`} isSecret />
              <p className="mt-1 text-xs text-wait">
                Old: works until <Time at={key.expiresAt ?? 0} isAbsolute />
              </p>
            </li>
          ))}
        </ul>
      )}
      {isRotating ? (
        <RotateKeyDialog
          project={project}
          environment={environment}
          kind={kind}
          name={name}
          onClose={() => setIsRotating(false)}
        />
      ) : null}
    </section>
  )
}

function KeyHeading({ name, who, action }: { name: string; who: string; action?: ReactNode }) {
  return (
    <header className="mb-2 flex items-start gap-3">
      <span className="min-w-0 flex-1">
        <h3 className="font-medium">{name}</h3>
        <span className="block text-xs text-t2">{who}</span>
      </span>
      {action}
    </header>
  )
}
