import type { Explanation } from '@guidon/evaluation'
import type { ConfiguredFlag } from '@guidon/model'
import { useMemo, useState } from 'react'
import { evaluatedContext, type ContextInput } from '../../../lib/evaluation/context-parts.ts'
import { explainIn, type EvaluatedWorld, type Explained } from '../../../lib/evaluation/flag-world.ts'
import { Segmented } from '../../../ui/segmented.tsx'
import { explainLines, variationName } from './explain-steps.ts'
import { ExplainStepsList } from './explain-steps-list.tsx'
import { ServedValue } from '../../../lib/evaluation/served-value.tsx'
import { ServerAnswer } from './server-answer.tsx'
import { whatWouldChange, type Suggestion } from './what-would-change.ts'

interface ExplainAnswerProps {
  readonly project: string
  readonly environment: string
  readonly flagKey: string
  readonly context: ContextInput
  readonly saved: EvaluatedWorld
  /** With what is being edited; `null` when nothing is. */
  readonly draft: EvaluatedWorld | null
}

/** What a context gets of a flag and why: as it is saved, and as it is drafted. */
export function ExplainAnswer({ project, environment, flagKey, context, saved, draft }: ExplainAnswerProps) {
  const [side, setSide] = useState<'saved' | 'draft'>('draft')
  const shown = draft !== null && side === 'draft' ? draft : saved
  const answers = useMemo(() => {
    const evaluated = evaluatedContext(context)
    if (evaluated === null) return null
    return {
      saved: explainIn(saved, flagKey, evaluated),
      draft: draft === null ? null : explainIn(draft, flagKey, evaluated),
    }
  }, [saved, draft, flagKey, context])
  if (answers === null) return <p className="text-xs text-bad">This context is not complete: each kind needs a key.</p>
  const answer = shown === draft ? (answers.draft ?? answers.saved) : answers.saved
  if (answer.costlyPattern !== null) {
    return <ServerAnswer {...{ project, environment, flagKey, context, saved }} pattern={answer.costlyPattern} />
  }
  return (
    <div className="flex flex-col gap-3">
      {draft === null ? null : (
        <Segmented
          label="Which steps"
          value={side}
          onChange={setSide}
          segments={[
            { value: 'draft', label: 'Draft' },
            { value: 'saved', label: 'Saved' },
          ]}
          className="self-start"
        />
      )}
      <ExplainStepsList label="Steps of the evaluation" lines={explainLines(answer, shown)} />
      <Results saved={answers.saved} draft={answers.draft} flag={saved.flags.get(flagKey)} />
      <WouldChange flagKey={flagKey} context={context} world={shown} answer={answer} />
    </div>
  )
}

interface ResultsProps {
  readonly saved: Explained
  readonly draft: Explained | null
  readonly flag: ConfiguredFlag | undefined
}

function Results({ saved, draft, flag }: ResultsProps) {
  const isSame =
    draft !== null && draft.costlyPattern === null && saved.costlyPattern === null
      ? draft.evaluation.variation === saved.evaluation.variation
      : false
  if (draft === null || isSame) {
    return (
      <p role="status" className={BOX}>
        <span className="text-t2">gets</span>
        <Result answer={saved} flag={flag} />
        {isSame ? <span className="ms-auto text-xs text-t2">same in draft</span> : null}
      </p>
    )
  }
  return (
    <dl role="status" className="grid grid-cols-2 gap-2">
      {[
        { label: 'Saved', answer: saved },
        { label: 'Draft', answer: draft },
      ].map(({ label, answer }) => (
        <div key={label} className="flex min-w-0 flex-col rounded-md bg-sub px-2.5 py-1.5 text-sm">
          <dt className="text-xs text-t2">{label}</dt>
          <dd className="min-w-0">
            <Result answer={answer} flag={flag} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

const BOX = 'flex min-h-8 flex-wrap items-center gap-x-2 rounded-md bg-sub px-2.5 py-1 text-sm'

function Result({ answer, flag }: { answer: Explained; flag: ConfiguredFlag | undefined }) {
  return <ServedValue evaluation={answer.costlyPattern === null ? answer.evaluation : null} flag={flag} />
}

interface WouldChangeProps {
  readonly flagKey: string
  readonly context: ContextInput
  readonly world: EvaluatedWorld
  readonly answer: Explanation
}

function WouldChange({ flagKey, context, world, answer }: WouldChangeProps) {
  const suggestion = useMemo(
    () => whatWouldChange({ world, flagKey, context }, answer),
    [answer, world, flagKey, context],
  )
  if (suggestion === null) return null
  return <SuggestionText suggestion={suggestion} flag={world.flags.get(flagKey)} />
}

/** `Gets true if app.version is 24.8.0 or newer: bucket 31.4% is under 50%.` */
function SuggestionText({ suggestion, flag }: { suggestion: Suggestion; flag: ConfiguredFlag | undefined }) {
  const { variation, condition, because } = suggestion
  return (
    <p className="text-xs wrap-anywhere text-t2">
      Gets <b className="font-semibold text-t1">{variationName(flag, variation ?? undefined)}</b> if {condition}
      {because === null ? '' : `: ${because}`}.
    </p>
  )
}
