export { createBackoff, type Backoff, type BackoffOptions } from './backoff.ts'
export type {
  AllFlags,
  AllFlagsOptions,
  AnyFlags,
  Client,
  ClientEvents,
  ClientStatus,
  ContextInput,
  EvaluationDetail,
  FlagTypes,
  KeyOf,
  MultiContext,
  PreparedContext,
  SingleContext,
  TrackOptions,
  ValueOf,
} from './client-api.ts'
export { startDataSource, type DataSource, type DataSourceOptions, type DataSourceState } from './data-source.ts'
export type { SdkName } from './diagnostics.ts'
export type { PrivacyOptions } from './event-context.ts'
export {
  startEventReporting,
  type EventOptions,
  type EventReporting,
  type EventReportingOptions,
} from './event-reporting.ts'
export { messageOf } from './event-sender.ts'
export { EventStreamParser, StreamTooLongError, type StreamMessage } from './event-stream-parser.ts'
export { createHookRunner, type Hook, type HookCall, type HookRunner } from './hooks.ts'
export {
  keepLastKnown,
  readDataSet,
  type DataSetJson,
  type LastKnown,
  type LastKnownOptions,
} from './last-known-flags.ts'
export { createTroubleLog, type Logger, type TroubleLog } from './logger.ts'
export type { Platform, PlatformRequest, PlatformResponse, Storage } from './platform.ts'
export { asClient, ServerClient, type ServerClientParts } from './server-client.ts'
