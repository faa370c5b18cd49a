import type { AnyEdit } from './edited-field.ts'
import { editedPart } from './edited-field.ts'
import type { DraftKind } from './draft-kind.ts'

/** Edits on a newer version of what they were made on. */
export interface Rebased<Edit> {
  readonly edits: readonly Edit[]
  /** What does not apply any more. */
  readonly lost: readonly LostEdit[]
}

/** An edit that cannot be kept, in words, and why. */
export interface LostEdit {
  readonly text: string
  readonly reason: string
}

/** What happened to the subject meanwhile; `null` when that is not known. */
export type TheirEdits = readonly AnyEdit[] | null

const INDEXED = new Set<AnyEdit['kind']>([
  'updateClause',
  'removeClauses',
  'addValuesToClause',
  'removeValuesFromClause',
])

/**
 * Puts edits on top of what others have saved since. Clauses have no name but their place in the rule: edits of them
 * are lost when others have changed the same rule's clauses, or may have.
 */
export function rebaseEdits<Subject, Edit extends AnyEdit>(
  kind: DraftKind<Subject, Edit>,
  { edits, onto, theirs }: { readonly edits: readonly Edit[]; readonly onto: Subject; readonly theirs: TheirEdits },
): Rebased<Edit> {
  const touched = theirs === null ? null : new Set(theirs.map(editedPart))
  const kept: Edit[] = []
  const lost: LostEdit[] = []
  const replaced = theirs?.some((edit) => edit.kind === 'replaceRules') ?? false
  let state = onto
  for (const original of edits) {
    const edit = adaptToRules(original, kind.ruleIds(state))
    const lose = (reason: string): void => void lost.push({ text: kind.describe(state, [edit])[0]?.text ?? '', reason })
    const isIndexed = INDEXED.has(edit.kind)
    if (isIndexed && (touched === null || replaced || touched.has(editedPart(edit)))) {
      lose('The clauses of this rule have changed meanwhile.')
      continue
    }
    const applied = kind.apply(state, [edit])
    if (applied.ok) {
      kept.push(edit)
      state = applied.value
    } else lose(applied.issues.map(({ message }) => message).join(' '))
  }
  return { edits: kept, lost }
}

/** Parts that both sides have changed. */
export function sharedParts(mine: readonly AnyEdit[], theirs: readonly AnyEdit[]): readonly string[] {
  const touched = new Set(theirs.map(editedPart))
  return [...new Set(mine.map(editedPart))].filter((part) => touched.has(part))
}

/** The edit with rules that came and went meanwhile taken into account. */
function adaptToRules<Edit extends AnyEdit>(edit: Edit, ruleIds: readonly string[]): Edit {
  if (edit.kind === 'reorderRules') return { ...edit, ruleIds: mergeOrders(edit.ruleIds, ruleIds) }
  if (edit.kind !== 'addRule' || edit.beforeRuleId === undefined || ruleIds.includes(edit.beforeRuleId)) return edit
  const { beforeRuleId: _, ...atTheEnd } = edit
  return atTheEnd as Edit
}

/** The wanted order of those that are there; others stay behind the one they follow. */
export function mergeOrders(wanted: readonly string[], present: readonly string[]): readonly string[] {
  const merged = wanted.filter((id) => present.includes(id))
  for (const [index, id] of present.entries()) {
    if (merged.includes(id)) continue
    const previous = present[index - 1]
    merged.splice(previous === undefined ? 0 : merged.indexOf(previous) + 1, 0, id)
  }
  return merged
}
