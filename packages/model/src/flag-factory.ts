import type { FlagConfiguration, FlagDefinition, ValueType, Variation } from './flag-definition.ts'
import { MIGRATION_STAGES } from './migration-stage.ts'

/** What `newFlagDefinition` needs; all else has a default. */
export interface NewFlag extends Partial<Omit<FlagDefinition, 'key' | 'valueType' | 'variations' | 'migration'>> {
  readonly key: string
  readonly valueType: ValueType
  readonly variations: readonly Variation[]
}

/** A flag of any type: named like its key, temporary, and hidden from client-side SDKs unless told otherwise. */
export function newFlagDefinition(flag: NewFlag): FlagDefinition {
  return {
    name: flag.key,
    description: '',
    tags: [],
    isTemporary: true,
    isArchived: false,
    clientSideAvailability: { usingMobileKey: false, usingEnvironmentId: false },
    maintainer: null,
    ...flag,
    migration: null,
  }
}

/** The variations of a boolean flag, `true` first. Ids need to be unique within the flag only. */
export const BOOLEAN_VARIATIONS: readonly Variation[] = [
  { id: 'true', value: true, name: '', description: '' },
  { id: 'false', value: false, name: '', description: '' },
]

/** What `newMigrationFlagDefinition` needs; all else has a default. */
export interface NewMigrationFlag extends Omit<NewFlag, 'valueType' | 'variations'> {
  /** 1-in-N consistency checks on reads; 0 for never. @default 1 */
  readonly checkRatio?: number
}

/** A migration flag: one string variation a stage, in the fixed order; a variation's id is its stage. */
export function newMigrationFlagDefinition({ checkRatio, ...flag }: NewMigrationFlag): FlagDefinition {
  const variations = MIGRATION_STAGES.map((stage) => ({ id: stage, value: stage, name: '', description: '' }))
  const definition = newFlagDefinition({ ...flag, valueType: 'string', variations })
  return { ...definition, migration: checkRatio === undefined ? {} : { checkRatio } }
}

/**
 * The configuration a new flag has in an environment: off, and ready to be turned on. A flag that is off serves its
 * last variation and one that is on its first; a migration flag serves its first stage, `off`, either way.
 */
export function newFlagConfiguration(definition: FlagDefinition, salt: string): FlagConfiguration {
  const first = definition.variations.at(0)?.id ?? ''
  const last = definition.variations.at(-1)?.id ?? ''
  return {
    on: false,
    offVariationId: definition.migration === null ? last : first,
    fallthrough: { variationId: first },
    prerequisites: [],
    targets: [],
    rules: [],
    salt,
    trackEvents: false,
    trackEventsFallthrough: false,
    debugEventsUntilDate: null,
    samplingRatio: 1,
    excludeFromSummaries: false,
  }
}
