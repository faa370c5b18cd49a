import { Link } from '@tanstack/react-router'
import { serverUrl } from '../../../lib/base-path.ts'
import { contextJson, evaluatedContext, referenceOf, type ContextInput } from '../../../lib/evaluation/context-parts.ts'
import { explainIn, type EvaluatedWorld } from '../../../lib/evaluation/flag-world.ts'
import { buttonClass } from '../../../ui/button.tsx'
import { CodeBlock } from '../../../ui/code-block.tsx'
import { Drawer } from '../../../ui/drawer.tsx'
import { ExplainAnswer } from './explain-answer.tsx'
import { sdkTestCode } from './sdk-test-code.ts'

interface ExplainDrawerProps {
  readonly project: string
  readonly environment: string
  /** Key of the flag; closed without one. */
  readonly flagKey: string | undefined
  readonly context: ContextInput
  readonly world: EvaluatedWorld
  readonly onClose: () => void
}

/** The steps of one flag, beside the list of all. */
export function ExplainDrawer({ project, environment, flagKey, context, world, onClose }: ExplainDrawerProps) {
  const flag = flagKey === undefined ? undefined : world.flags.get(flagKey)
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
          className={buttonClass({ variant: 'line', size: 32 })}
        >
          Open the flag
        </Link>
      }
    >
      {flagKey === undefined ? null : (
        <div className="flex flex-col gap-4 p-4">
          <ExplainAnswer
            project={project}
            environment={environment}
            flagKey={flagKey}
            context={context}
            saved={world}
            draft={null}
          />
          <TestCode flagKey={flagKey} context={context} world={world} />
        </div>
      )}
    </Drawer>
  )
}

interface TestCodeProps {
  readonly flagKey: string
  readonly context: ContextInput
  readonly world: EvaluatedWorld
}

function TestCode({ flagKey, context, world }: TestCodeProps) {
  const evaluated = evaluatedContext(context)
  const answer = evaluated === null ? null : explainIn(world, flagKey, evaluated)
  if (answer === null || answer.costlyPattern !== null) return null
  const url = new URL(serverUrl, location.href).href.replace(/\/$/, '')
  const code = sdkTestCode({
    url,
    flagKey,
    name: referenceOf(context),
    context: contextJson(context),
    evaluation: answer.evaluation,
  })
  return (
    <section className="flex flex-col gap-1.5">
      <h3 className="text-xs font-medium text-t2">As a test</h3>
      <CodeBlock code={code} language="typescript" label="Test in Node" />
    </section>
  )
}
