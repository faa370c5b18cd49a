export { flagsSlice } from './flags-slice.ts'
export { lockProjectContent, type FlagsService } from './flags-service.ts'
export { readDefinitions, readAllDefinitions, writeDefinitions, type StoredDefinition } from './flag-store.ts'
export {
  readAllConfigurations,
  readConfigurations,
  readDependents,
  readFlagsUsingSegments,
  writeConfigurations,
  type ConfigurationToWrite,
  type StoredConfiguration,
} from './flag-configuration-store.ts'
export { readSegmentUsers, type SegmentUser } from './segment-users-store.ts'
export { countDifferingFlags, readDifferingFlags } from './flag-difference-store.ts'
export { readStateRows, type FlagStateRow } from './flag-list-store.ts'
export { searchFlags } from './flag-search-store.ts'
export { readFlagContent } from './flag-content-store.ts'
export { flagToPublish } from './flag-publication.ts'
export { FlagNotFoundError } from './flags-errors.ts'
