import type { FlagDetail, Operation } from '@guidon/api'
import { validateDefinition } from '@guidon/model'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { definitionDraftKind } from '../../../lib/draft/draft-kind.ts'
import { useDraft } from '../../../lib/draft/use-draft.ts'
import { usePresence } from '../../../lib/presence.ts'
import { meQuery } from '../../../lib/root-route.ts'
import { showToast } from '../../../ui/toast-state.ts'
import { useWhyNotEdit } from '../flag-editing.ts'
import { usePlan } from '../../../lib/draft/use-plan.ts'
import type { DefinitionEditing } from './definition-editing.ts'

/** The draft of what all environments share of a flag, with all that is known about it. */
export function useDefinitionEditing(project: string, saved: FlagDetail): DefinitionEditing {
  const { definition, version } = saved
  const { key } = definition
  const { data: me } = useSuspenseQuery(meQuery)
  const place = { member: me.id, project, environment: null, kind: 'flag', key } as const
  const draft = useDraft(definitionDraftKind, place, { subject: definition, version })
  const { current, edits, baseVersion, conflict, isDirty } = draft
  const operation = useMemo((): Operation | null => {
    if (edits.length === 0 || conflict !== null) return null
    return { subject: { kind: 'flag', key }, baseVersion, instructions: edits.map((edit) => ({ ...edit })) }
  }, [edits, conflict, key, baseVersion])
  const activity = isDirty ? 'editing' : 'viewing'
  return {
    project,
    saved,
    draft,
    issues: useMemo(() => validateDefinition(current), [current]),
    plan: usePlan(project, operation),
    others: usePresence(project, { subject: { kind: 'flag', key }, part: null, activity }),
    refusal: useWhyNotEdit(),
    operation,
    edit(...step) {
      const refused = draft.edit(...step)
      if (refused !== null) showToast({ tone: 'bad', title: refused })
    },
  }
}
