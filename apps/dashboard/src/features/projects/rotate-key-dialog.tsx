import { rotateEnvironmentKey, type Environment, type EnvironmentKey } from '@guidon/api'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../lib/api.ts'
import { serverUrl } from '../../lib/base-path.ts'
import { environmentShape } from '../../lib/environment-shape.ts'
import { formatCount } from '../../lib/format.ts'
import { sdksQuery } from '../../lib/sdks-query.ts'
import { WriteButton } from '../../lib/write-button.tsx'
import { Button } from '../../ui/button.tsx'
import { CodeBlock } from '../../ui/code-block.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { EnvironmentShapeMark } from '../../ui/environment-shape.tsx'
import { Glyph } from '../../ui/glyph.tsx'
import { RadioCards } from '../../ui/radio-cards.tsx'
import { Time } from '../../ui/time.tsx'
import { KeyRow } from './key-row.tsx'
import { environmentKeysQuery } from './project-queries.ts'

const HOUR = 3_600
const OVERLAPS = [
  { value: '86400', seconds: 24 * HOUR, label: 'One day', hint: 'Enough to restart what you run' },
  { value: '604800', seconds: 168 * HOUR, label: 'A week', hint: 'For many teams' },
  { value: '2592000', seconds: 720 * HOUR, label: '30 days', hint: 'For apps that people must update' },
  { value: '3600', seconds: HOUR, label: 'One hour', hint: 'When you move everything over now' },
  {
    value: '0',
    seconds: 0,
    label: 'Not at all',
    hint: 'When somebody else has the key: programs with it stop getting changes at once',
  },
] as const
type Overlap = (typeof OVERLAPS)[number]['value']

export interface RotateKeyDialogProps {
  readonly project: string
  readonly environment: Environment
  readonly kind: EnvironmentKey['kind']
  /** "SDK key" */
  readonly name: string
  readonly onClose: () => void
}

/** Replaces a key, with a time in which both work. */
export function RotateKeyDialog({ project, environment, kind, name, onClose }: RotateKeyDialogProps) {
  const [overlap, setOverlap] = useState<Overlap>('86400')
  const queries = useQueryClient()
  const rotate = useMutation({
    mutationFn: () =>
      api.call(rotateEnvironmentKey, {
        params: { project, environment: environment.key },
        body: { kind, overlapSeconds: Number(overlap) },
      }),
    onSuccess: () => queries.invalidateQueries({ queryKey: environmentKeysQuery(project, environment.key).queryKey }),
  })
  if (rotate.data !== undefined)
    return <NewKey created={rotate.data} overlapSeconds={Number(overlap)} name={name} onClose={onClose} />
  const isAtOnce = overlap === '0'
  return (
    <Dialog
      isOpen
      title={`Replace the ${name}`}
      note={
        <span className="flex items-center gap-1.5">
          <EnvironmentShapeMark shape={environmentShape(environment)} />
          in {environment.name}
        </span>
      }
      onClose={onClose}
      onSubmit={() => rotate.mutate()}
      footer={
        <>
          <Button size={32} onClick={onClose}>
            Cancel
          </Button>
          <WriteButton type="submit" size={32} variant={isAtOnce ? 'danger' : 'primary'} isLoading={rotate.isPending}>
            {isAtOnce ? `Replace the ${name} and end the old one` : `Replace the ${name}`}
          </WriteButton>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <InUse project={project} environment={environment} isAtOnce={isAtOnce} />
        <RadioCards
          legend="How long the old key goes on working"
          value={overlap}
          onChange={setOverlap}
          cards={OVERLAPS}
        />
        {rotate.error === null ? null : (
          <p role="alert" className="text-xs font-medium text-bad">
            {rotate.error.message}
          </p>
        )}
      </div>
    </Dialog>
  )
}

type InUseProps = Pick<RotateKeyDialogProps, 'project' | 'environment'> & { readonly isAtOnce: boolean }

/** Who would notice. SDKs are known by environment, not by key. */
function InUse({ project, environment, isAtOnce }: InUseProps) {
  const { data: sdks } = useQuery(sdksQuery(project, environment.key))
  if (sdks === undefined) return null
  const running = sdks.filter(({ instances }) => instances > 0)
  const count = running.reduce((sum, { instances }) => sum + instances, 0)
  if (count === 0) return <p className="text-xs text-t2">No SDK is running in {environment.name} now.</p>
  const names = [...new Set(running.map(({ application, name }) => (application === '' ? name : application)))]
  return (
    <p
      role="status"
      className={`flex items-start gap-2 rounded-md px-3 py-2 text-xs ${isAtOnce ? 'bg-bad-bg text-bad' : 'bg-wait-bg text-wait'}`}
    >
      <Glyph status={isAtOnce ? 'bad' : 'wait'} className="mt-0.5" />
      <span>
        Still in use: {count === 1 ? '1 SDK is' : `${formatCount(count)} SDKs are`} running in {environment.name} (
        {names.join(', ')}). {isAtOnce ? 'Those with this key are cut off.' : 'Move those with this key over in time.'}
      </span>
    </p>
  )
}

interface NewKeyProps {
  readonly created: EnvironmentKey
  readonly overlapSeconds: number
  readonly name: string
  readonly onClose: () => void
}

function NewKey({ created, overlapSeconds, name, onClose }: NewKeyProps) {
  const { kind, value, createdAt } = created
  return (
    <Dialog
      isOpen
      title={`The new ${name}`}
      onClose={onClose}
      footer={
        <Button size={32} variant="primary" onClick={onClose}>
          Done
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        <KeyRow value={value} name={`the new ${name}`} isSecret />
        <p className="text-t2">
          {overlapSeconds === 0 ? (
            'The old key has stopped working.'
          ) : (
            <>
              The old key works until <Time at={createdAt + overlapSeconds * 1_000} isAbsolute />. Until then, put this
              one in its place and restart what uses it.
            </>
          )}
        </p>
        {kind === 'sdk' ? (
          <div>
            <p className="mb-1 text-xs text-t2">To try it</p>
            <CodeBlock
              language="shell"
              label="Command that tries the key"
              code={`curl -fsS -o /dev/null -w '%{http_code}\\n' \\\n  -H "Authorization: $SDK_KEY" \\\n  ${serverUrl}/sdk/latest-all`}
            />
          </div>
        ) : null}
      </div>
    </Dialog>
  )
}
