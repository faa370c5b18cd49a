export { createClient, type Register, type RegisteredFlags } from './create-client.ts'
export type { ClientOptions } from './client-options.ts'
export type {
  AllFlags,
  AllFlagsOptions,
  Client,
  ClientEvents,
  ClientStatus,
  ContextInput,
  DataSetJson,
  EvaluationDetail,
  EventOptions,
  Hook,
  HookCall,
  Logger,
  MultiContext,
  PreparedContext,
  SingleContext,
  TrackOptions,
} from '@guidon/sdk-core'
