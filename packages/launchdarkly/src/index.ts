export {
  bootstrapFlagState,
  encodeBootstrap,
  type BootstrapFlagState,
  type BootstrapOptions,
} from './bootstrap-payload.ts'
export {
  clientFlag,
  encodeClientFlags,
  isVisibleTo,
  type Audience,
  type ClientFlag,
  type ClientFlagOptions,
} from './client-flag.ts'
export { encodeClientDelete, encodeClientPatch, encodeClientPut, PING_EVENT } from './client-stream.ts'
export { parseContextParameter, parseContextText } from './context-parameter.ts'
export { sdkCredential, ofrepCredential } from './credential-header.ts'
export {
  encodeDataSet,
  encodeFlag,
  encodeFlags,
  encodeSegment,
  MalformedItemError,
  type OnMalformed,
} from './item-encoder.ts'
export { inSendingOrder, type ItemChange } from './item-change.ts'
export {
  changeTransfer,
  emptyTransfer,
  encodeTransferPoll,
  encodeTransferStream,
  formatPayloadState,
  fullTransfer,
  goodbye,
  type PayloadState,
  type TransferEvent,
} from './payload-transfer.ts'
export { encodeFlagsChanges, encodeFlagsPut, encodeServerChanges, encodeServerPut } from './server-stream.ts'
export { parseOfrepRequest, type OfrepContextIssue } from './ofrep-context.ts'
export {
  ofrepEvaluation,
  ofrepNotFound,
  type OfrepEvaluation,
  type OfrepFailure,
  type OfrepSuccess,
} from './ofrep-evaluation.ts'
export { HEARTBEAT_FRAME, streamFrame } from './stream-frame.ts'
export type { WireClause } from './wire-clause.ts'
export type { WireFlag, WireRollout, WireRule, WireServe } from './wire-flag.ts'
export type { WireSegment, WireSegmentRule, WireSegmentTarget } from './wire-segment.ts'
export { EVENT_KINDS, type Diagnostic, type EvaluationCount, type EventKind, type SdkEvent } from './event-kinds.ts'
export { isUnsummarized, readEventPayload, type EventPayload, type EventPayloadOptions } from './event-payload.ts'
export { canonicalKeyOf, contextParts, withoutPrivateAttributes } from './event-context.ts'
export { sdkIdentity, type SdkAgent, type SdkIdentity } from './sdk-identity.ts'
