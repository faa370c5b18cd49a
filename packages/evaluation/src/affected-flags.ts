import type { CompiledDataSet } from './compiled-data-set.ts'

/** What changed, by key. */
export interface ChangedKeys {
  readonly flagKeys?: Iterable<string>
  readonly segmentKeys?: Iterable<string>
}

/**
 * The keys of all flags whose evaluations may differ after a change: the changed ones, deleted ones included, and those
 * that depend on them through prerequisites and segments, however far. `data` is the state after the change.
 */
export function affectedFlags(data: CompiledDataSet, { flagKeys = [], segmentKeys = [] }: ChangedKeys): Set<string> {
  const segmentDependents = reverse(data.segments, ({ segmentKeys }) => segmentKeys)
  const segments = closure(segmentKeys, segmentDependents)
  const flagsOfSegments = reverse(data.flags, ({ segmentKeys }) => segmentKeys)
  const flagDependents = reverse(data.flags, ({ prerequisites }) => prerequisites.map(({ key }) => key))
  return closure([...flagKeys, ...[...segments].flatMap((key) => flagsOfSegments.get(key) ?? [])], flagDependents)
}

type Dependents = ReadonlyMap<string, readonly string[]>

function reverse<Item>(items: ReadonlyMap<string, Item>, dependencies: (item: Item) => readonly string[]): Dependents {
  const dependents = new Map<string, string[]>()
  for (const [key, item] of items) {
    for (const dependency of dependencies(item)) {
      const known = dependents.get(dependency)
      if (known === undefined) dependents.set(dependency, [key])
      else known.push(key)
    }
  }
  return dependents
}

function closure(start: Iterable<string>, dependents: Dependents): Set<string> {
  const reached = new Set(start)
  // A set gives the keys added during the loop, too.
  for (const key of reached) for (const dependent of dependents.get(key) ?? []) reached.add(dependent)
  return reached
}
