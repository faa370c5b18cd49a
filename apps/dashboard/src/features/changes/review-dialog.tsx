import { useEffect, useRef, type RefObject } from 'react'
import { closeReview, type ReviewRequest } from '../../lib/review.ts'
import { useShortcuts } from '../../lib/shortcuts.ts'
import { useEnvironments } from '../../lib/use-project.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { EnvironmentShapeMark } from '../../ui/environment-shape.tsx'
import { Kbd } from '../../ui/kbd.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { closeGoodNews } from './applied-toast.ts'
import { ProblemNote } from './problem-note.tsx'
import { ReviewChanges } from './review-changes.tsx'
import { ReviewChecks } from './review-checks.tsx'
import { ReviewConflict } from './review-conflict.tsx'
import { countText, placeShape, placeText, subjectNote, undoNote, verbText } from './review-facts.ts'
import { ReviewHowChoice } from './review-how.tsx'
import { ReviewImpact } from './review-impact.tsx'
import { useDefinitions } from './review-variations.ts'
import { useReview, type Review } from './use-review.ts'

interface Part {
  readonly request: ReviewRequest
  readonly review: Review
}

/** What a change would do, whom it reaches, what speaks against it, why: and then it is applied. */
export function ReviewDialog({ request }: { request: ReviewRequest }) {
  const review = useReview(request)
  const why = useRef<HTMLTextAreaElement>(null)
  const primary = useRef<HTMLButtonElement>(null)
  const { plan, places, apply } = review
  useShortcuts('Review', [{ keys: 'mod+enter', does: 'apply', run: apply }])
  // Notifications of what was done before would stand on the buttons.
  useEffect(closeGoodNews, [])
  const shape = placeShape(places)
  const count = plan === undefined ? 'changes' : countText(plan.diff.length)
  const begin = request.reverts === undefined ? `Review ${count} to` : 'Undo a change of'
  return (
    <Dialog
      isOpen
      onClose={() => closeReview(request)}
      width={820}
      isPadded={false}
      isDismissedOutside={false}
      onSubmit={apply}
      initialFocus={(request.reason ?? '') === '' ? why : primary}
      title={
        <>
          {shape === null ? null : <EnvironmentShapeMark shape={shape} className="size-2.5!" />}
          {begin} {placeText(places)}
        </>
      }
      note={<span className="mono">{subjectNote(plan?.operations ?? request.operations)}</span>}
      footer={<ReviewFooter request={request} review={review} primary={primary} />}
    >
      <ReviewContent request={request} review={review} why={why} />
    </Dialog>
  )
}

function ReviewFooter({ request, review, primary }: Part & { primary: RefObject<HTMLButtonElement | null> }) {
  const { places, disabledReason, isApplying, how, asked } = review
  const note = how === 'draft' ? 'Nothing is applied yet' : undoNote(asked)
  return (
    <>
      <span className="me-auto min-w-0 text-xs text-t3 max-md:w-full">{note}</span>
      <Button size={32} onClick={() => closeReview(request)}>
        Keep editing
      </Button>
      <Button
        ref={primary}
        type="submit"
        size={32}
        variant="primary"
        isLoading={isApplying}
        disabledReason={disabledReason}
      >
        {how === 'draft' ? 'Save as draft' : verbText(request, placeText(places))}
        {disabledReason === null ? <Kbd keys="mod+enter" onAccent /> : null}
      </Button>
    </>
  )
}

const SIDE = 'border-line bg-bg px-5 py-4 max-md:border-t md:border-s'

function ReviewContent({ request, review, why }: Part & { why: RefObject<HTMLTextAreaElement | null> }) {
  const { consent, setConsent, asked, plan, how, setHow } = review
  const isWordAsked = asked.confirmation !== null && request.isActNow !== true && how !== 'draft'
  return (
    <div className="grid min-h-full md:grid-cols-[minmax(0,1fr)_292px] md:grid-rows-[1fr_auto]">
      <div className="min-w-0 px-5 py-4">
        <ReviewNotes request={request} review={review} />
        <ReviewBody request={request} review={review} />
      </div>
      <div className={SIDE}>
        <ReviewChecks checks={plan?.checks.filter((check) => check !== review.conflict)} />
        {how === null ? null : <ReviewHowChoice how={how} onChange={setHow} />}
      </div>
      <div className="px-5 pb-4 max-md:border-t max-md:border-line max-md:pt-4">
        <TextArea
          ref={why}
          name="reason"
          label={
            <>
              <b className="font-semibold">Why</b>{' '}
              <span className="font-normal text-t3">
                {asked.isReasonRequired || request.isActNow === true ? 'needed here, ' : ''}goes to the audit log
              </span>
            </>
          }
          value={consent.reason}
          onChange={(reason) => setConsent({ reason })}
        />
      </div>
      <div
        className={`${SIDE} max-md:border-t-0 max-md:bg-panel max-md:pt-0 md:pt-0 ${isWordAsked ? '' : 'max-md:hidden'}`}
      >
        {isWordAsked ? (
          <TextField
            isMonospace
            name="confirmation"
            label={
              <>
                Type <b className="mono font-semibold text-t1">{asked.confirmation}</b> to confirm
              </>
            }
            value={consent.confirmation}
            onChange={(confirmation) => setConsent({ confirmation })}
          />
        ) : null}
      </div>
    </div>
  )
}

function ReviewNotes({ request, review }: Part) {
  const { onConflict, reverts } = request
  const { conflict, planError, applyError, takeNewest } = review
  if (conflict !== undefined) {
    const compare = (): void => {
      closeReview(request)
      onConflict?.()
    }
    return (
      <ReviewConflict
        check={conflict}
        onNewest={takeNewest}
        onCompare={onConflict === undefined ? undefined : compare}
      />
    )
  }
  const verb = review.how === 'draft' ? 'kept' : reverts === undefined ? 'applied' : 'undone'
  if (applyError !== null) return <ProblemNote title={`Not ${verb}`} error={applyError} />
  if (planError !== null) return <ProblemNote title={`This cannot be ${verb} as it is`} error={planError} />
  return null
}

function ReviewBody({ request, review }: Part) {
  const { project, plan, planError, impact, consent, asked } = review
  const environments = useEnvironments()
  const flags = [
    ...(plan?.diff ?? []).flatMap(({ subject }) => (subject.kind === 'flag' ? [subject.key] : [])),
    ...(impact.impact ?? []).map(({ flag }) => flag),
  ]
  const definitions = useDefinitions(project, [...new Set(flags)])
  if (plan === undefined) return planError === null ? <Skeleton className="h-40 w-full" /> : null
  const confirmation = asked.confirmation ?? ''
  return (
    <>
      <ReviewChanges
        plan={plan}
        environments={environments}
        definitions={definitions}
        write={{ project, reverts: request.reverts, reason: consent.reason.trim(), confirmation }}
      />
      <ReviewImpact answer={impact} environments={environments} definitions={definitions} />
    </>
  )
}
