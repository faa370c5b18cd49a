export { createPublishedEnvironment, publish, type EnvironmentNotice, type Published } from './publish.ts'
export type { ItemKind, ItemToPublish, PublishedItem } from './published-item.ts'
export type { ChangeSet, LiveEnvironment } from './live-environment.ts'
