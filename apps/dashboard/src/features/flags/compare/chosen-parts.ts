import type { FlagDifference, Operation } from '@guidon/api'

type Part = FlagDifference['parts'][number]

/** Parts of differences that are to be brought over: by flag, their instructions as text. */
export type ChosenParts = ReadonlyMap<string, ReadonlySet<string>>

export const NO_PARTS: ChosenParts = new Map()

/** An instruction is the same after the comparison was read again; its place in the list may not be. */
export const partId = ({ instruction }: Part): string => JSON.stringify(instruction)

/** How many parts of a flag are chosen, of those that differ now. */
export function chosenOf(chosen: ChosenParts, { key, parts }: FlagDifference): readonly Part[] {
  const ids = chosen.get(key)
  return ids === undefined ? [] : parts.filter((part) => ids.has(partId(part)))
}

/** With parts of a flag chosen, or not. */
export function withParts(
  chosen: ChosenParts,
  flag: string,
  { parts, isChosen }: { readonly parts: readonly Part[]; readonly isChosen: boolean },
): ChosenParts {
  const ids = new Set(chosen.get(flag))
  for (const part of parts) {
    if (isChosen) ids.add(partId(part))
    else ids.delete(partId(part))
  }
  return new Map(chosen).set(flag, ids)
}

/** The edits of an environment that bring over what is chosen, in the order of the differences. */
export function operationsOf(
  chosen: ChosenParts,
  differences: readonly FlagDifference[],
  environment: string,
): Operation[] {
  return differences.flatMap((difference) => {
    const instructions = chosenOf(chosen, difference).map(({ instruction }) => instruction)
    if (instructions.length === 0) return []
    const subject = { kind: 'flag' as const, key: difference.key, environment }
    return [{ subject, baseVersion: difference.from.version, instructions }]
  })
}
