import { explainFlag, type ExplanationView } from '@guidon/api'
import type { Evaluation, Explanation, Step } from '@guidon/evaluation'
import { useQuery } from '@tanstack/react-query'
import { api } from '../../../lib/api.ts'
import { contextJson, type ContextInput } from '../../../lib/evaluation/context-parts.ts'
import type { EvaluatedWorld } from '../../../lib/evaluation/flag-world.ts'
import { ServedValue } from '../../../lib/evaluation/served-value.tsx'
import { explainLines } from './explain-steps.ts'
import { ExplainStepsList } from './explain-steps-list.tsx'

interface ServerAnswerProps {
  readonly project: string
  readonly environment: string
  readonly flagKey: string
  readonly context: ContextInput
  readonly saved: EvaluatedWorld
  readonly pattern: string
}

/** What the server says of the saved flag where a pattern could take the browser too long. */
export function ServerAnswer({ project, environment, flagKey, context, saved, pattern }: ServerAnswerProps) {
  const json = contextJson(context)
  const { data, error } = useQuery({
    queryKey: ['flags', project, 'one', flagKey, 'explained in', environment, json],
    queryFn: ({ signal }) =>
      api.call(explainFlag, { params: { project, environment, flag: flagKey }, body: { context: json }, signal }),
  })
  return (
    <div className="flex flex-col gap-3">
      <p className="text-xs text-wait">
        The pattern <span className="mono wrap-anywhere">{pattern}</span> could take this browser too long. The server
        answers instead, for what is saved.
      </p>
      {error === null ? null : <p className="text-xs text-bad">{error.message}</p>}
      {data === undefined ? null : (
        <>
          <ExplainStepsList label="Steps of the evaluation" lines={explainLines(explanationOf(data), saved)} />
          <p
            role="status"
            className="flex min-h-8 flex-wrap items-center gap-x-2 rounded-md bg-sub px-2.5 py-1 text-sm"
          >
            <span className="text-t2">gets</span>
            <ServedValue evaluation={explanationOf(data).evaluation} flag={saved.flags.get(flagKey)} />
          </p>
        </>
      )}
    </div>
  )
}

/** The server sends what the evaluation of this repository returned. */
function explanationOf({ flag, variation, value, reason, steps }: ExplanationView): Explanation {
  const evaluation = { value, ...(variation === null ? {} : { variation }), reason } as Evaluation
  return { flagKey: flag, evaluation, steps: steps as unknown as readonly Step[] }
}
