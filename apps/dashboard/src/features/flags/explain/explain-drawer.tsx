import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { serverUrl } from '../../../lib/base-path.ts'
import { contextJson } from '../../../lib/evaluation/context-parts.ts'
import { evaluateIn } from '../../../lib/evaluation/flag-world.ts'
import { buttonClass } from '../../../ui/button.tsx'
import { CodeBlock } from '../../../ui/code-block.tsx'
import { Drawer } from '../../../ui/drawer.tsx'
import { Segmented } from '../../../ui/segmented.tsx'
import { Select } from '../../../ui/select.tsx'
import { EnvironmentAnswers } from './environment-answers.tsx'
import { ExplainAnswer } from './explain-answer.tsx'
import type { ExplainSide } from './explain-sides.ts'
import { offlineTestCode } from './offline-test-code.ts'
import { sdkTestCode } from './sdk-test-code.ts'

interface ExplainDrawerProps {
  readonly project: string
  /** Key of the flag; closed without one. */
  readonly flagKey: string | undefined
  readonly sides: readonly ExplainSide[]
  /** Whose steps are shown. */
  readonly sideIndex: number
  readonly onSide: (index: number) => void
  readonly onClose: () => void
}

/** The steps of one flag, beside the list of all. */
export function ExplainDrawer({ project, flagKey, sides, sideIndex, onSide, onClose }: ExplainDrawerProps) {
  const side = sides[sideIndex] ?? sides[0]
  const flag = flagKey === undefined ? undefined : sides.flatMap(({ world }) => world.flags.get(flagKey) ?? [])[0]
  return (
    <Drawer
      isOpen={flag !== undefined}
      onClose={onClose}
      isModal={false}
      title={<span dir="auto">{flag?.definition.name}</span>}
      note={<span className="mono">{flagKey}</span>}
      footer={
        <Link
          to="/p/$project/flags/$flag"
          params={{ project, flag: flagKey ?? '' }}
          search={side === undefined ? {} : { env: side.environment.key }}
          className={buttonClass({ variant: 'line', size: 32 })}
        >
          Open the flag
        </Link>
      }
    >
      {flagKey === undefined || side === undefined ? null : (
        <div className="flex flex-col gap-4 p-4">
          {sides.length < 2 ? null : (
            <Select
              label="For"
              value={String(sides.indexOf(side))}
              onChange={(index) => onSide(Number(index))}
              options={sides.map(({ label }, index) => ({ value: String(index), label }))}
            />
          )}
          <ExplainAnswer
            project={project}
            environment={side.environment.key}
            flagKey={flagKey}
            context={side.input}
            saved={side.world}
            draft={null}
          />
          <EnvironmentAnswers project={project} flagKey={flagKey} context={side.input} />
          <TestCode flagKey={flagKey} side={side} />
        </div>
      )}
    </Drawer>
  )
}

const KINDS = [
  { value: 'offline', label: 'Without a server' },
  { value: 'server', label: 'Against this server' },
] as const

/** Code that holds the answer: the flag as it is now in a test of its own, or whatever the server says from now on. */
function TestCode({ flagKey, side }: { flagKey: string; side: ExplainSide }) {
  const [kind, setKind] = useState<(typeof KINDS)[number]['value']>('offline')
  const evaluation = evaluateIn(side.world, flagKey, side.context)
  if (evaluation === null) return null
  const url = new URL(serverUrl, location.href).href.replace(/\/$/, '')
  const code =
    kind === 'offline'
      ? offlineTestCode({ sides: [side], flags: [flagKey] })
      : sdkTestCode({ url, flagKey, name: side.label, context: contextJson(side.input), evaluation })
  return (
    <section aria-label="As a test" className="flex flex-col gap-1.5">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h3 className="text-xs font-medium text-t2">As a test</h3>
        <Segmented label="What it runs against" value={kind} onChange={setKind} segments={KINDS} />
      </div>
      <CodeBlock code={code} language="typescript" label="Test in Node" />
      <p className="text-xs text-t3">
        {kind === 'offline'
          ? 'Holds what the code makes of the flag as it is now. Run it with node --test.'
          : 'Holds what the server gives. Run it with node --test and the SDK key in SDK_KEY.'}
      </p>
    </section>
  )
}
