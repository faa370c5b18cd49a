import type { Operation, SegmentDetail } from '@guidon/api'
import { validateSegment } from '@guidon/model'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { segmentDraftKind } from '../../lib/draft/draft-kind.ts'
import { useDraft } from '../../lib/draft/use-draft.ts'
import { usePresence } from '../../lib/presence.ts'
import { meQuery } from '../../lib/root-route.ts'
import { localIssues } from '../../lib/rules/rule-findings.ts'
import { useRuleWorld } from '../../lib/rules/rule-queries.ts'
import { useRight } from '../../lib/use-project.ts'
import { showToast } from '../../ui/toast-state.ts'
import type { SegmentEditing } from './segment-editing.ts'
import { usePlan } from '../../lib/draft/use-plan.ts'

const NO_WORLD = { flags: new Map(), segments: new Map() }

export interface EditingOptions {
  readonly openRuleId: string | null
  /** Deleted while it is shown. */
  readonly isGone: boolean
}

/** The draft of a segment with all that is known about it. */
export function useSegmentEditing(
  project: string,
  saved: SegmentDetail,
  { openRuleId, isGone }: EditingOptions,
): SegmentEditing {
  const { environment, version, definition } = saved
  const { key } = definition
  const { data: me } = useSuspenseQuery(meQuery)
  const place = { member: me.id, project, environment, kind: 'segment', key } as const
  const draft = useDraft(segmentDraftKind, place, { subject: definition, version })
  const { current, edits, baseVersion, conflict } = draft
  const issues = useMemo(() => localIssues(validateSegment(current, NO_WORLD)), [current])
  const operation = useMemo((): Operation | null => {
    if (edits.length === 0 || conflict !== null) return null
    const instructions = edits.map((edit) => ({ ...edit }))
    return { subject: { kind: 'segment', key, environment }, baseVersion, instructions }
  }, [edits, conflict, key, environment, baseVersion])
  const others = usePresence(project, {
    subject: { kind: 'segment', key, environment },
    part: openRuleId,
    activity: draft.isDirty || openRuleId !== null ? 'editing' : 'viewing',
  })
  const edit: SegmentEditing['edit'] = (...step) => {
    const refused = draft.edit(...step)
    if (refused !== null) showToast({ tone: 'bad', title: refused })
  }
  return {
    saved,
    draft,
    world: useRuleWorld(project, environment),
    issues,
    plan: usePlan(project, operation),
    operation,
    others,
    refusal: useWhyNotEdit(definition.isArchived, isGone),
    edit,
  }
}

function useWhyNotEdit(isArchived: boolean, isGone: boolean): string | null {
  const isAllowed = useRight('change:apply')
  if (isGone) return 'This segment has been deleted.'
  if (isArchived) return 'This segment is archived. Restore it to edit it.'
  return isAllowed === true ? null : isAllowed
}
