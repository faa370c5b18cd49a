import { LIMITS, type SegmentDefinition, type SegmentInstruction, type SegmentTarget } from '@guidon/model'
import { mergeValues, type MergedValues } from '../../lib/rules/pasted-values.ts'

/** The two lists of a segment. Who is on both is in. */
export type MemberList = 'included' | 'excluded'

export const otherList = (list: MemberList): MemberList => (list === 'included' ? 'excluded' : 'included')

export function keysOf(segment: SegmentDefinition, list: MemberList, contextKind: string): readonly string[] {
  return segment[list].find((target) => target.contextKind === contextKind)?.values ?? []
}

export function countOf(segment: SegmentDefinition, list: MemberList): number {
  return segment[list].reduce((sum, { values }) => sum + values.length, 0)
}

/** Kinds of contexts that have keys on a list, with how many; the ones of `always` too, first. */
export function kindsOf(
  segment: SegmentDefinition,
  list: MemberList,
  always: readonly string[],
): readonly { readonly contextKind: string; readonly count: number }[] {
  const kinds = new Set([...always, ...segment[list].map(({ contextKind }) => contextKind)])
  return [...kinds].map((contextKind) => ({ contextKind, count: keysOf(segment, list, contextKind).length }))
}

export function addKeys(list: MemberList, target: SegmentTarget): SegmentInstruction {
  return { kind: list === 'included' ? 'addIncludedTargets' : 'addExcludedTargets', ...target }
}

export function removeKeys(list: MemberList, target: SegmentTarget): SegmentInstruction {
  return { kind: list === 'included' ? 'removeIncludedTargets' : 'removeExcludedTargets', ...target }
}

/** What comes of keys that somebody wants to add. */
export interface KeyPreview extends MergedValues {
  /** Too long to be a context's key. */
  readonly invalid: readonly string[]
  /** Of those added: on the other list at the moment. */
  readonly onOtherList: readonly string[]
}

export interface KeysToAdd {
  readonly list: MemberList
  readonly contextKind: string
  readonly keys: readonly string[]
}

export function previewKeys(segment: SegmentDefinition, { list, contextKind, keys }: KeysToAdd): KeyPreview {
  const isValid = (key: string): boolean => key.length <= LIMITS.contextKeyLength
  const merged = mergeValues(keysOf(segment, list, contextKind), keys.filter(isValid))
  const others = new Set(keysOf(segment, otherList(list), contextKind))
  return {
    ...merged,
    invalid: [...new Set(keys.filter((key) => !isValid(key)))],
    onOtherList: merged.added.filter((key) => others.has(key)),
  }
}
