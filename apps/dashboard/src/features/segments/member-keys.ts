import { LIMITS, type SegmentDefinition, type SegmentInstruction, type SegmentTarget } from '@guidon/model'

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

/** What is done with keys that somebody pastes: `replace` makes them the whole list. */
export type KeysMode = 'add' | 'remove' | 'replace'

/** What comes of keys that somebody pastes. */
export interface KeyPreview {
  /** New to the list, each once. */
  readonly added: readonly string[]
  /** Taken off the list. */
  readonly removed: readonly string[]
  /** Asked for, and without effect: listed already, or where keys are removed not listed. */
  readonly same: readonly string[]
  /** Keys that came more than once, with how often. */
  readonly repeated: ReadonlyMap<string, number>
  /** How many of the keys are repetitions. */
  readonly repeatedCount: number
  /** Too long to be a context's key. */
  readonly invalid: readonly string[]
  /** Of those added: on the other list at the moment. */
  readonly onOtherList: readonly string[]
}

export interface PastedKeys {
  readonly mode: KeysMode
  readonly list: MemberList
  readonly contextKind: string
  readonly keys: readonly string[]
}

export function previewKeys(segment: SegmentDefinition, { mode, list, contextKind, keys }: PastedKeys): KeyPreview {
  const isValid = (key: string): boolean => key.length <= LIMITS.contextKeyLength
  const listed = keysOf(segment, list, contextKind)
  const isListed = setOf(listed)
  const others = setOf(keysOf(segment, otherList(list), contextKind))
  const times = timesOf(keys.filter(isValid))
  const wanted = [...times.keys()]
  const added = mode === 'remove' ? [] : wanted.filter((key) => !isListed.has(key))
  return {
    added,
    removed: removedBy(mode, listed, times),
    same: wanted.filter((key) => isListed.has(key) === (mode !== 'remove')),
    repeated: new Map([...times].filter(([, count]) => count > 1)),
    repeatedCount: keys.filter(isValid).length - times.size,
    invalid: [...setOf(keys.filter((key) => !isValid(key)))],
    onOtherList: added.filter((key) => others.has(key)),
  }
}

/** What becomes of a key. */
export type KeyFate = 'added' | 'removed' | 'same' | 'repeated' | 'invalid'

export interface PreviewLine {
  readonly key: string
  readonly fate: KeyFate
  /** How often it came. */
  readonly times: number
}

/** A preview key by key: what needs a look first, then what changes. A key that came twice has a line for that as well. */
export function previewLines({ added, removed, same, repeated, invalid }: KeyPreview): readonly PreviewLine[] {
  const linesOf = (keys: readonly string[], fate: KeyFate): readonly PreviewLine[] =>
    keys.map((key) => ({ key, fate, times: repeated.get(key) ?? 1 }))
  return [
    ...linesOf(invalid, 'invalid'),
    ...linesOf([...repeated.keys()], 'repeated'),
    ...linesOf(removed, 'removed'),
    ...linesOf(added, 'added'),
    ...linesOf(same, 'same'),
  ]
}

const setOf = (keys: readonly string[]): ReadonlySet<string> => new Set(keys)

function timesOf(keys: readonly string[]): ReadonlyMap<string, number> {
  const times = new Map<string, number>()
  for (const key of keys) times.set(key, (times.get(key) ?? 0) + 1)
  return times
}

function removedBy(mode: KeysMode, listed: readonly string[], pasted: ReadonlyMap<string, number>): readonly string[] {
  if (mode === 'add') return []
  return listed.filter((key) => pasted.has(key) === (mode === 'remove'))
}
