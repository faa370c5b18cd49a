import type { ProjectDocument } from '@guidon/api'
import { newFlagConfiguration, type ParseIssue } from '@guidon/model'
import { placeOf, type Content } from '../changes/index.ts'
import type { StoredConfiguration, StoredDefinition } from '../flags/index.ts'
import type { EnvironmentRef } from '../projects/index.ts'
import type { StoredSegment } from '../segments/index.ts'
import { InvalidDocumentError } from './transfer-errors.ts'

/** What turning a document into content needs to know. */
export interface DocumentTarget {
  readonly before: Content
  readonly environments: readonly EnvironmentRef[]
  /** Epoch ms. */
  readonly now: number
  newSalt(): string
}

/**
 * The project's content once the document is in it. What the document does not name stays. A flag or segment that is
 * there keeps its salt, so that nobody's bucket changes; a new one brings its own.
 */
export function contentWith(document: ProjectDocument, target: DocumentTarget): Content {
  const { before } = target
  const byKey = new Map(target.environments.map((environment) => [environment.key, environment]))
  const issues = [...unknownEnvironments(document, byKey), ...incompatibleFlags(document, before)]
  if (issues.length > 0) throw new InvalidDocumentError(issues)
  const definitions = document.flags.map((flag) => definitionFor(flag, target))
  const configurations = document.flags.flatMap((flag) => configurationsFor(flag, target))
  const segments = document.segments.map((segment) => segmentFor(segment, byKey.get(segment.environment)!.id, target))
  return {
    definitions: new Map([...before.definitions, ...definitions.map((one) => [one.definition.key, one] as const)]),
    configurations: new Map([
      ...before.configurations,
      ...configurations.map((one) => [placeOf(one.environmentId, one.flagKey), one] as const),
    ]),
    segments: new Map([
      ...before.segments,
      ...segments.map((one) => [placeOf(one.environmentId, one.definition.key), one] as const),
    ]),
  }
}

type DocumentFlag = ProjectDocument['flags'][number]

function definitionFor({ definition }: DocumentFlag, { before, now }: DocumentTarget): StoredDefinition {
  const known = before.definitions.get(definition.key)
  return known === undefined ? { definition, version: 0, createdAt: now, updatedAt: now } : { ...known, definition }
}

/** One for every environment: those that the document leaves out stay, or start off when the flag is new. */
function configurationsFor(flag: DocumentFlag, target: DocumentTarget): StoredConfiguration[] {
  const { definition, environments } = flag
  const given = new Map(environments.map(({ environment, configuration }) => [environment, configuration]))
  return target.environments.map(({ id, key }) => {
    const known = target.before.configurations.get(placeOf(id, definition.key))
    const configuration = given.get(key)
    if (known !== undefined) {
      return configuration === undefined
        ? known
        : { ...known, configuration: { ...configuration, salt: known.configuration.salt } }
    }
    return {
      environmentId: id,
      flagKey: definition.key,
      configuration: configuration ?? newFlagConfiguration(definition, target.newSalt()),
      version: 0,
      updatedAt: target.now,
    }
  })
}

function segmentFor(
  { definition }: ProjectDocument['segments'][number],
  environmentId: string,
  { before, now }: DocumentTarget,
): StoredSegment {
  const known = before.segments.get(placeOf(environmentId, definition.key))
  if (known !== undefined) return { ...known, definition: { ...definition, salt: known.definition.salt } }
  return { environmentId, definition, version: 0, createdAt: now, updatedAt: now }
}

function unknownEnvironments(document: ProjectDocument, known: ReadonlyMap<string, EnvironmentRef>): ParseIssue[] {
  const named = [
    ...document.flags.flatMap(({ environments }, index) =>
      environments.map(({ environment }, at) => [`/flags/${index}/environments/${at}`, environment] as const),
    ),
    ...document.segments.map(({ environment }, index) => [`/segments/${index}/environment`, environment] as const),
  ]
  return named
    .filter(([, environment]) => !known.has(environment))
    .map(([path, environment]) => ({
      path,
      code: 'unknown_environment',
      message: `The project has no environment "${environment}". Create it first, import with "createEnvironments", or leave it out.`,
    }))
}

function incompatibleFlags(document: ProjectDocument, before: Content): ParseIssue[] {
  return document.flags.flatMap(({ definition }, index) => {
    const known = before.definitions.get(definition.key)?.definition
    if (known === undefined) return []
    const isSameKind = (known.migration === null) === (definition.migration === null)
    if (isSameKind && known.valueType === definition.valueType) return []
    const message = `Flag "${definition.key}" is there with another type, which cannot change. Delete it first, or rename one.`
    return [{ path: `/flags/${index}/definition/valueType`, code: 'fixed_type', message }]
  })
}
