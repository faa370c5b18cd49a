import type { ChangeSubject } from '@guidon/api'
import {
  validateFlag,
  validateSegment,
  type ConfiguredFlag,
  type SegmentDefinition,
  type ValidationIssue,
  type ValidationWorld,
} from '@guidon/model'
import type { EnvironmentRef } from '../projects/index.ts'
import type { ContentDifference } from './content-difference.ts'
import { placeOf, segmentsIn, type Content } from './content.ts'

/** Something wrong with a flag or a segment of some content. */
export interface ContentIssue extends ValidationIssue {
  readonly subject: ChangeSubject
}

const DEFINITION_PATHS = /^\/(key|variations|migration|isArchived)\b/

/** What is wrong with everything that a change edited, each thing once. */
export function validateContent(
  content: Content,
  difference: ContentDifference,
  environments: readonly EnvironmentRef[],
): ContentIssue[] {
  const issues = environments.flatMap((environment) => validateIn(environment, content, difference))
  return [...new Map(issues.map((issue) => [JSON.stringify(issue), issue])).values()]
}

function validateIn(environment: EnvironmentRef, content: Content, difference: ContentDifference): ContentIssue[] {
  const world = createWorlds(content, environment.id)
  const flagKeys = new Set([
    ...difference.definitions.map(({ after }) => after.definition.key),
    ...difference.configurations
      .filter(({ after }) => after.environmentId === environment.id)
      .map(({ after }) => after.flagKey),
  ])
  const segmentKeys = difference.segments
    .filter(({ after }) => after.environmentId === environment.id)
    .map(({ after }) => after.definition.key)
  return [
    ...[...flagKeys].flatMap((key) => validateFlagIn(environment, key, world)),
    ...segmentKeys.flatMap((key) => validateSegmentIn(environment, key, world)),
  ]
}

function validateSegmentIn(environment: EnvironmentRef, key: string, { flags, segments }: Worlds): ContentIssue[] {
  const definition = segments.get(key)
  if (definition === undefined) return []
  const subject: ChangeSubject = { kind: 'segment', key, environment: environment.key }
  return validateSegment(definition, { flags, segments }).map((issue) => ({ ...issue, subject }))
}

function validateFlagIn(environment: EnvironmentRef, key: string, worlds: Worlds): ContentIssue[] {
  const flag = worlds.flags.get(key)
  if (flag === undefined) return []
  return validateFlag(flag.definition, flag.configuration, worlds.around(key)).map((issue) => {
    const isShared = DEFINITION_PATHS.test(issue.path)
    const subject: ChangeSubject = { kind: 'flag', key, ...(isShared ? {} : { environment: environment.key }) }
    return { ...issue, subject }
  })
}

interface Worlds extends ValidationWorld {
  readonly segments: ReadonlyMap<string, SegmentDefinition>
  /** Only the flags that one flag depends on or that depend on it: enough for it, and small. */
  around(key: string): ValidationWorld
}

function createWorlds(content: Content, environmentId: string): Worlds {
  const flags = flagsIn(content, environmentId)
  const segments = segmentsIn(content, environmentId)
  const dependents = new Map<string, string[]>()
  for (const [key, { configuration }] of flags) {
    for (const prerequisite of configuration.prerequisites) {
      dependents.set(prerequisite.key, [...(dependents.get(prerequisite.key) ?? []), key])
    }
  }
  const around = (key: string): ValidationWorld => {
    const keys = new Set([key, ...(dependents.get(key) ?? [])])
    for (const one of keys) for (const next of flags.get(one)?.configuration.prerequisites ?? []) keys.add(next.key)
    const near = [...keys].flatMap((one): [string, ConfiguredFlag][] => {
      const flag = flags.get(one)
      return flag === undefined ? [] : [[one, flag]]
    })
    return { flags: new Map(near), segments }
  }
  return { flags, segments, around }
}

/** The flags of one environment by key. */
export function flagsIn(content: Content, environmentId: string): Map<string, ConfiguredFlag> {
  const flags = [...content.definitions.values()].flatMap(({ definition }): [string, ConfiguredFlag][] => {
    const stored = content.configurations.get(placeOf(environmentId, definition.key))
    return stored === undefined ? [] : [[definition.key, { definition, configuration: stored.configuration }]]
  })
  return new Map(flags)
}
