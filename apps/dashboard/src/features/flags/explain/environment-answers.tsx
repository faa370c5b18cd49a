import { useQuery } from '@tanstack/react-query'
import type { Environment } from '@guidon/api'
import type { Context } from '@guidon/model'
import { environmentShape } from '../../../lib/environment-shape.ts'
import { evaluatedContext, type ContextInput } from '../../../lib/evaluation/context-parts.ts'
import { explainIn } from '../../../lib/evaluation/flag-world.ts'
import { reasonText } from '../../../lib/evaluation/reason-text.ts'
import { useEnvironments } from '../../../lib/use-project.ts'
import { EnvironmentShapeMark } from '../../../ui/environment-shape.tsx'
import { configuredFlagQuery } from '../flag-queries.ts'
import { ServedValue } from '../../../lib/evaluation/served-value.tsx'
import { useExplainedWorlds, type ExplainedFlag } from './use-explained-worlds.ts'

interface EnvironmentAnswersProps {
  readonly project: string
  readonly flagKey: string
  readonly context: ContextInput
}

/** What the context gets in each environment, as saved. */
export function EnvironmentAnswers({ project, flagKey, context }: EnvironmentAnswersProps) {
  const environments = useEnvironments()
  const evaluated = evaluatedContext(context)
  if (evaluated === null) return null
  return (
    <ul aria-label="In each environment" className="flex flex-col gap-1 border-t border-line pt-2.5 text-xs">
      {environments.map((environment) => (
        <EnvironmentAnswer
          key={environment.key}
          project={project}
          environment={environment}
          flagKey={flagKey}
          context={evaluated}
        />
      ))}
    </ul>
  )
}

interface EnvironmentAnswerProps {
  readonly project: string
  readonly environment: Environment
  readonly flagKey: string
  readonly context: Context
}

function EnvironmentAnswer({ project, environment, flagKey, context }: EnvironmentAnswerProps) {
  const { data } = useQuery(configuredFlagQuery(project, { environment: environment.key, flag: flagKey }))
  return (
    <li className="flex min-h-5 min-w-0 items-center gap-1.5">
      <EnvironmentShapeMark shape={environmentShape(environment)} />
      <span className="max-w-28 shrink-0 truncate text-t2">{environment.name}</span>
      <span className="ms-auto flex min-w-0 items-center gap-2">
        {data === undefined ? null : (
          <SavedAnswer project={project} environment={environment.key} saved={data} draft={null} context={context} />
        )}
      </span>
    </li>
  )
}

function SavedAnswer({ context, ...flag }: ExplainedFlag & { readonly context: Context }) {
  const { worlds } = useExplainedWorlds(flag)
  if (worlds === null) return null
  const answer = explainIn(worlds.saved, flag.saved.definition.key, context)
  if (answer.costlyPattern !== null) return <span className="text-t3">not tried here</span>
  return (
    <>
      <span dir="auto" className="min-w-0 truncate text-t3">
        {reasonText(answer.evaluation, flag.saved)}
      </span>
      <span className="max-w-28 shrink-0">
        <ServedValue evaluation={answer.evaluation} flag={flag.saved} />
      </span>
    </>
  )
}
