export {
  createPublishedEnvironment,
  deletePublishedEnvironment,
  ENVIRONMENT_NOTICE,
  publish,
  type EnvironmentNotice,
  type Published,
} from './publish.ts'
export type { ItemKind, ItemToPublish, PublishedItem } from './published-item.ts'
export type { ChangeSet, LiveEnvironment } from './live-environment.ts'
export type { PublishingService } from './publishing-service.ts'
export { publishingSlice } from './publishing-slice.ts'
