import type { ConfiguredFlagView, Operation } from '@guidon/api'
import { validateFlag, type ConfiguredFlag } from '@guidon/model'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { flagDraftKind } from '../../../lib/draft/draft-kind.ts'
import { useDraft } from '../../../lib/draft/use-draft.ts'
import { usePresence } from '../../../lib/presence.ts'
import { meQuery } from '../../../lib/root-route.ts'
import { localIssues } from '../../../lib/rules/rule-findings.ts'
import { useRuleWorld } from '../../../lib/rules/rule-queries.ts'
import { showToast } from '../../../ui/toast-state.ts'
import { useWhyNotEdit } from '../flag-editing.ts'
import type { Editing } from './editing.ts'
import { useDefinitions } from './use-definitions.ts'
import { useReach } from './use-reach.ts'
import { usePlan } from '../../../lib/draft/use-plan.ts'

const NO_WORLD = { flags: new Map(), segments: new Map() }

/** The draft of a flag in one environment with all that is known about it. */
export function useEditing(
  project: string,
  saved: ConfiguredFlagView,
  openRuleId: string | null,
): Editing & { readonly operation: Operation | null } {
  const { environment, version } = saved
  const { key } = saved.definition
  const { data: me } = useSuspenseQuery(meQuery)
  const subject = useMemo(
    (): ConfiguredFlag => ({ definition: saved.definition, configuration: saved.configuration }),
    [saved.definition, saved.configuration],
  )
  const definitions = useDefinitions(
    project,
    saved.configuration.prerequisites.map((prerequisite) => prerequisite.key),
  )
  const kind = useMemo(() => flagDraftKind(definitions), [definitions])
  const place = { member: me.id, project, environment, kind: 'flag', key } as const
  const draft = useDraft(kind, place, { subject, version })
  const { current, edits, baseVersion, conflict } = draft
  const drafted = useDefinitions(
    project,
    current.configuration.prerequisites.map((prerequisite) => prerequisite.key),
  )
  const issues = useMemo(
    () => localIssues(validateFlag(current.definition, current.configuration, NO_WORLD)),
    [current],
  )
  const operation = useMemo((): Operation | null => {
    if (edits.length === 0 || conflict !== null) return null
    const instructions = edits.map((edit) => ({ ...edit }))
    return { subject: { kind: 'flag', key, environment }, baseVersion, instructions }
  }, [edits, conflict, key, environment, baseVersion])
  const plan = usePlan(project, operation)
  const others = usePresence(project, {
    subject: { kind: 'flag', key, environment },
    part: openRuleId,
    activity: draft.isDirty || openRuleId !== null ? 'editing' : 'viewing',
  })
  const edit: Editing['edit'] = (...step) => {
    const refused = draft.edit(...step)
    if (refused !== null) showToast({ tone: 'bad', title: refused })
  }
  return {
    saved,
    draft,
    definitions: drafted,
    world: useRuleWorld(project, environment),
    issues,
    plan,
    reach: useReach(project, { environment, flag: key }, operation),
    others,
    refusal: useWhyNotEdit(),
    edit,
    operation,
  }
}
