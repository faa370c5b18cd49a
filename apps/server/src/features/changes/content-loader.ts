import { referencedSegments } from '@guidon/model'
import type { Queryable } from '../../platform/database/database.ts'
import { readDependents, readFlagContent, readFlagsUsingSegments } from '../flags/index.ts'
import { readSegments, readSegmentsUsing, type StoredSegment } from '../segments/index.ts'
import { EMPTY_CONTENT, mergeContent, placeOf, type Content } from './content.ts'

/** Where flags and segments are looked up. */
export interface ContentScope {
  readonly projectId: string
  /** All environments of the project. */
  readonly environmentIds: readonly string[]
}

/** A flag of the project, or a segment of one environment. */
export type Reference =
  | { readonly kind: 'flag'; readonly key: string }
  | { readonly kind: 'segment'; readonly environmentId: string; readonly key: string }

/** The named flags, with their configurations in all environments, and the named segments. */
export async function loadContent(
  db: Queryable,
  references: readonly Reference[],
  scope: ContentScope,
): Promise<Content> {
  const flagKeys = references.flatMap((reference) => (reference.kind === 'flag' ? [reference.key] : []))
  const segments = references.flatMap((reference) => (reference.kind === 'segment' ? [reference] : []))
  const stored: StoredSegment[] = []
  for (const [environmentId, named] of Map.groupBy(segments, (one) => one.environmentId)) {
    const keys = named.map(({ key }) => key)
    stored.push(...(await readSegments(db, environmentId, keys)).values())
  }
  const { definitions, configurations } = await readFlagContent(db, scope, flagKeys)
  return {
    definitions,
    configurations: new Map(configurations.map((one) => [placeOf(one.environmentId, one.flagKey), one])),
    segments: new Map(stored.map((one) => [placeOf(one.environmentId, one.definition.key), one])),
  }
}

/**
 * What `content` refers to, however far, and what refers to it: other flags through prerequisites, segments through
 * rules. `content` itself is not part of the outcome.
 */
export async function loadNeighbours(db: Queryable, content: Content, scope: ContentScope): Promise<Content> {
  const asked = new Set(ownReferences(content).map(idOf))
  let frontier = [...(await readReferrers(db, content, scope)), ...referencesOf(content)]
  let found = EMPTY_CONTENT
  while (frontier.length > 0) {
    const wanted = [...new Map(frontier.map((one) => [idOf(one), one])).values()].filter((one) => !asked.has(idOf(one)))
    if (wanted.length === 0) return found
    for (const reference of wanted) asked.add(idOf(reference))
    const loaded = await loadContent(db, wanted, scope)
    found = mergeContent(found, loaded)
    frontier = referencesOf(loaded)
  }
  return found
}

function idOf(reference: Reference): string {
  return reference.kind === 'flag' ? `flag/${reference.key}` : `segment/${reference.environmentId}/${reference.key}`
}

function ownReferences({ definitions, segments }: Content): Reference[] {
  return [
    ...[...definitions.keys()].map((key): Reference => ({ kind: 'flag', key })),
    ...[...segments.values()].map(({ environmentId, definition }) => segmentReference(environmentId, definition.key)),
  ]
}

/** Flags and segments that some content names. */
function referencesOf({ configurations, segments }: Content): Reference[] {
  return [
    ...[...configurations.values()].flatMap(({ environmentId, configuration }) => [
      ...configuration.prerequisites.map(({ key }): Reference => ({ kind: 'flag', key })),
      ...referencedSegments(configuration.rules).map((key) => segmentReference(environmentId, key)),
    ]),
    ...[...segments.values()].flatMap(({ environmentId, definition }) =>
      referencedSegments(definition.rules).map((key) => segmentReference(environmentId, key)),
    ),
  ]
}

/** Flags and segments that name some content. Users of a segment matter only once it is archived. */
async function readReferrers(db: Queryable, content: Content, { environmentIds }: ContentScope): Promise<Reference[]> {
  const referrers: Reference[] = []
  const dependents = await readDependents(db, environmentIds, [...content.definitions.keys()])
  for (const { flagKey } of dependents) referrers.push({ kind: 'flag', key: flagKey })
  for (const { environmentId, definition } of content.segments.values()) {
    if (!definition.isArchived) continue
    const flags = await readFlagsUsingSegments(db, environmentId, [definition.key])
    const segments = await readSegmentsUsing(db, environmentId, [definition.key])
    referrers.push(...flags.map((key): Reference => ({ kind: 'flag', key })))
    referrers.push(...segments.map((key) => segmentReference(environmentId, key)))
  }
  return referrers
}

function segmentReference(environmentId: string, key: string): Reference {
  return { kind: 'segment', environmentId, key }
}
