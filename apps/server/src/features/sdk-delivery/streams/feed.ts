import type { ChangeSet, LiveEnvironment } from '../../publishing/index.ts'

/** What a group of streams reads: the same bytes for all of them. */
export interface Feed {
  /** The first bytes of a new stream. */
  opening(environment: LiveEnvironment): Buffer
  /** The bytes that follow a change set, once the environment is at its version; `null` for none. */
  changed(changes: ChangeSet, environment: LiveEnvironment): Buffer | null
}

/** Items in a change set past which everything is sent again instead of one event each. */
const MAX_SINGLE_CHANGES = 100

/**
 * Opening bytes are made once per state of an environment, and sent again after a change that is large or that went
 * back in time.
 */
export function openingOnce(feed: Feed): Feed {
  const openings = new WeakMap<object, Buffer>()

  function opening(environment: LiveEnvironment): Buffer {
    let bytes = openings.get(environment.dataSet)
    if (bytes === undefined) {
      bytes = feed.opening(environment)
      openings.set(environment.dataSet, bytes)
    }
    return bytes
  }

  return {
    opening,
    changed(changes, environment) {
      if (changes.replacesAll || changes.items.length > MAX_SINGLE_CHANGES) return opening(environment)
      const bytes = feed.changed(changes, environment)
      return bytes === null || bytes.length === 0 ? null : bytes
    },
  }
}
