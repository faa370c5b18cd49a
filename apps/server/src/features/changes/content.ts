import type { FlagDefinition, SegmentDefinition } from '@guidon/model'
import type { StoredConfiguration, StoredDefinition } from '../flags/index.ts'
import type { StoredSegment } from '../segments/index.ts'

/** Flags and segments of a project, as much of them as a change concerns. Never changes: edits make another one. */
export interface Content {
  /** By flag key. */
  readonly definitions: ReadonlyMap<string, StoredDefinition>
  /** By `placeOf(environment, flag)`. */
  readonly configurations: ReadonlyMap<string, StoredConfiguration>
  /** By `placeOf(environment, segment)`. */
  readonly segments: ReadonlyMap<string, StoredSegment>
}

export const EMPTY_CONTENT: Content = { definitions: new Map(), configurations: new Map(), segments: new Map() }

/** Key of something that belongs to one environment. */
export function placeOf(environmentId: string, key: string): string {
  return `${environmentId}/${key}`
}

/** Both together; where both have something, that of `over` counts. */
export function mergeContent(under: Content, over: Content): Content {
  return {
    definitions: new Map([...under.definitions, ...over.definitions]),
    configurations: new Map([...under.configurations, ...over.configurations]),
    segments: new Map([...under.segments, ...over.segments]),
  }
}

/** The definitions by key, without their versions. */
export function definitionsOf(content: Content): Map<string, FlagDefinition> {
  return new Map([...content.definitions].map(([key, { definition }]) => [key, definition]))
}

/** The segments of one environment by key. */
export function segmentsIn(content: Content, environmentId: string): Map<string, SegmentDefinition> {
  const inEnvironment = [...content.segments.values()].filter((stored) => stored.environmentId === environmentId)
  return new Map(inEnvironment.map(({ definition }) => [definition.key, definition]))
}
