import { isSameJson } from '@guidon/model'
import type { StoredConfiguration, StoredDefinition } from '../flags/index.ts'
import type { StoredSegment } from '../segments/index.ts'
import type { Content } from './content.ts'

/** Something before and after; `before` is absent when it is new. */
export interface Edited<Stored> {
  readonly before: Stored | undefined
  readonly after: Stored
}

/** Everything that differs between two states of some content. Content only comes or changes: it is not deleted here. */
export interface ContentDifference {
  readonly definitions: readonly Edited<StoredDefinition>[]
  readonly configurations: readonly Edited<StoredConfiguration>[]
  readonly segments: readonly Edited<StoredSegment>[]
}

export function differenceOf(before: Content, after: Content): ContentDifference {
  return {
    definitions: edited(before.definitions, after.definitions, ({ definition }) => definition),
    configurations: edited(before.configurations, after.configurations, ({ configuration }) => configuration),
    segments: edited(before.segments, after.segments, ({ definition }) => definition),
  }
}

function edited<Stored>(
  before: ReadonlyMap<string, Stored>,
  after: ReadonlyMap<string, Stored>,
  valueOf: (stored: Stored) => unknown,
): Edited<Stored>[] {
  return [...after].flatMap(([key, stored]) => {
    const old = before.get(key)
    if (old === stored) return []
    if (old !== undefined && isSameJson(valueOf(old), valueOf(stored))) return []
    return [{ before: old, after: stored }]
  })
}

/** Ids of the environments in which something of its own differs: a configuration or a segment. */
export function editedEnvironments({ configurations, segments }: ContentDifference): Set<string> {
  return new Set([...configurations, ...segments].map(({ after }) => after.environmentId))
}
