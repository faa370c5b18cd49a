import { Popover } from '@base-ui/react/popover'
import { useEffect } from 'react'
import { closeReview, openReview, type QuickReview } from '../../lib/review.ts'
import { useShortcuts } from '../../lib/shortcuts.ts'
import { SentenceText } from '../../lib/sentences/sentence-text.tsx'
import { Button } from '../../ui/button.tsx'
import { EnvironmentShapeMark } from '../../ui/environment-shape.tsx'
import { Glyph } from '../../ui/glyph.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { impactSentence } from './impact-shares.ts'
import { ProblemNote } from './problem-note.tsx'
import { needsWholeReview, placeShape, placeText, subjectNote, verbText } from './review-facts.ts'
import { useDefinitions } from './review-variations.ts'
import { useReview } from './use-review.ts'

/** The small review beside a cell: one sentence, why, Enter. Grows to the dialog when more is asked for. */
export function ReviewPopover({ quick: { request, anchor } }: { quick: QuickReview }) {
  return (
    <Popover.Root
      open
      onOpenChange={(open) => {
        if (!open) closeReview(request)
      }}
    >
      <Popover.Portal>
        <Popover.Positioner anchor={anchor} sideOffset={4} align="start" collisionPadding={8} className="z-60">
          <Popover.Popup
            aria-label="Review"
            finalFocus={() => (anchor instanceof HTMLElement ? anchor : null)}
            className="w-[min(360px,calc(100vw-16px))] rounded-lg bg-raise p-3 text-sm shadow-pop outline-none"
          >
            <QuickReviewForm request={request} anchor={anchor} />
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  )
}

function QuickReviewForm({ request, anchor }: QuickReview) {
  const review = useReview(request)
  const { project, plan, planError, applyError, consent, setConsent, asked } = review
  useShortcuts('Review', [{ keys: 'mod+enter', does: 'apply', run: review.apply }])
  const flags = request.operations.flatMap(({ subject }) => (subject.kind === 'flag' ? [subject.key] : []))
  const definitions = useDefinitions(project, [...new Set(flags)])
  const grow = (): void => {
    if (anchor instanceof HTMLElement) anchor.focus()
    openReview({ ...request, reason: consent.reason })
  }
  const isTooSmall = plan !== undefined && needsWholeReview(plan)
  // The server's answer decides which of the two reviews it is.
  useEffect(() => {
    if (isTooSmall) grow()
  }, [isTooSmall])
  const problem = applyError ?? planError
  const shape = placeShape(review.places)
  const place = placeText(review.places)
  const [impact] = review.impact.impact ?? []
  return (
    <form
      className="flex flex-col gap-2.5"
      onSubmit={(event) => {
        event.preventDefault()
        review.apply()
      }}
    >
      <p className="flex items-center gap-1.5 text-xs text-t2">
        {shape === null ? null : <EnvironmentShapeMark shape={shape} />}
        <span className="font-medium text-t1">{place}</span>
        <span className="mono ms-auto truncate">{subjectNote(plan?.operations ?? request.operations)}</span>
      </p>
      {problem === null ? null : <ProblemNote title="Not applied" error={problem} />}
      {plan === undefined ? <Skeleton className="h-5 w-full" /> : null}
      {plan?.diff.map(({ text }, index) => (
        <p key={index} className="font-medium">
          <SentenceText sentence={text} definition={definitions.get(request.operations[0]?.subject.key ?? '')} />
        </p>
      ))}
      {impact === undefined ? null : <p className="text-xs text-t2">{impactSentence(impact)}</p>}
      {plan?.checks
        .filter(({ verdict }) => verdict === 'warn')
        .map(({ reason }, index) => (
          <p key={index} className="flex gap-2 text-xs">
            <Glyph status="wait" className="mt-px" /> {reason}
          </p>
        ))}
      <TextField
        label={asked.isReasonRequired ? 'Why' : 'Why (optional)'}
        name="reason"
        value={consent.reason}
        onChange={(reason) => setConsent({ reason })}
      />
      <div className="flex items-center justify-end gap-2">
        <Button className="me-auto" onClick={grow}>
          Whole review
        </Button>
        <Button onClick={() => closeReview(request)}>Cancel</Button>
        <Button type="submit" variant="primary" isLoading={review.isApplying} disabledReason={review.disabledReason}>
          {verbText(request, place)}
        </Button>
      </div>
    </form>
  )
}
