export { ACTIONS, type Action } from './action.ts'
export { pageOf, pageQuery } from './page.ts'
export { problemSchema, type Problem } from './problem.ts'
export { defineRoute, type Method, type Route } from './route.ts'
export { ApiError } from './api-error.ts'
export { openApiDocument, type OpenApiInfo, type OpenApiNode } from './openapi.ts'
export { createApiClient, type ApiClient, type ApiClientOptions, type CallInput, type StreamedEvent } from './client.ts'
export { readEventStream, type ServerSentEvent } from './event-stream-reader.ts'
export {
  DEFAULT_PREFERENCES,
  createSignInLink,
  createToken,
  deleteSession,
  deleteToken,
  getMe,
  listSessions,
  listTokens,
  meSchema,
  preferencesSchema,
  sessionSchema,
  signIn,
  tokenSchema,
  updateMe,
  type Me,
  type Preferences,
  type Session,
  type Token,
} from './access-api.ts'
export {
  createEnvironment,
  createProject,
  deleteEnvironment,
  deleteProject,
  environmentKeySchema,
  environmentSchema,
  getEnvironment,
  getProject,
  listEnvironmentKeys,
  listEnvironments,
  listProjects,
  projectSchema,
  resourceKeySchema,
  rotateEnvironmentKey,
  updateEnvironment,
  updateProject,
  type Environment,
  type EnvironmentKey,
  type Project,
} from './projects-api.ts'
export { getStatus, statusSchema, type Status } from './status-api.ts'
export {
  changeDeliveredSchema,
  domainEventSchema,
  sdkConnectedSchema,
  watchProject,
  type ChangeDelivered,
  type DomainEvent,
  type SdkConnected,
} from './live-api.ts'
export {
  evaluationCountsSchema,
  evaluationDaySchema,
  evaluationResolutionSchema,
  evaluationSeriesSchema,
  evaluationSourceSchema,
  getEvaluations,
  type EvaluationCounts,
  type EvaluationDay,
  type EvaluationResolution,
} from './evaluations-api.ts'
export {
  getContext,
  listAttributes,
  listContexts,
  seenAttributeSchema,
  seenContextSchema,
  type SeenAttribute,
  type SeenContext,
} from './contexts-api.ts'
export { search, searchResultSchema, type SearchResult } from './search-api.ts'
export {
  compareVersions,
  versionComparisonSchema,
  versionSchema,
  type Version,
  type VersionComparison,
} from './versions-api.ts'
export { listSdks, sdkSchema, type Sdk } from './sdks-api.ts'
export {
  ANALYTICS_EVENT_KINDS,
  analyticsEventSchema,
  tailAnalyticsEvents,
  type AnalyticsEvent,
  type AnalyticsEventKind,
} from './analytics-events-api.ts'
export { actorSchema, type Actor } from './actor-schema.ts'
export { jsonSchema } from './json-schema.ts'
export { flagConfigurationSchema, flagDefinitionSchema, valueTypeSchema, variationSchema } from './flag-schema.ts'
export { clauseSchema, contextKeysSchema, instructionSchema, type Instruction } from './rule-schema.ts'
export { segmentDefinitionSchema, segmentRuleSchema } from './segment-schema.ts'
export {
  FLAG_LIFECYCLES,
  FLAG_SORTS,
  configuredFlagSchema,
  createFlag,
  deleteFlag,
  explainFlag,
  explanationSchema,
  flagCountsSchema,
  flagDetailSchema,
  flagLifecycleSchema,
  flagShareSchema,
  flagStateSchema,
  flagSummarySchema,
  getConfiguredFlag,
  getFlag,
  listFlags,
  newFlagSchema,
  type ConfiguredFlagView,
  type ExplanationView,
  type FlagCounts,
  type FlagDetail,
  type FlagLifecycle,
  type FlagShare,
  type FlagState,
  type FlagSummary,
  type NewFlagRequest,
} from './flags-api.ts'
export {
  createSegment,
  deleteSegment,
  getSegment,
  getSegmentUsage,
  listSegments,
  newSegmentSchema,
  segmentDetailSchema,
  segmentSummarySchema,
  segmentUsageSchema,
  type NewSegmentRequest,
  type SegmentDetail,
  type SegmentSummary,
  type SegmentUsage,
} from './segments-api.ts'
export {
  contextKindSchema,
  getContextKind,
  listContextKinds,
  putContextKind,
  type ContextKind,
} from './context-kinds-api.ts'
export {
  createPersona,
  deletePersona,
  listPersonas,
  personaSchema,
  updatePersona,
  type Persona,
} from './personas-api.ts'
export {
  auditEntrySchema,
  auditFacetsSchema,
  auditSubjectSchema,
  getAuditFacets,
  listAudit,
  type AuditEntry,
  type AuditFacets,
} from './audit-api.ts'
export {
  applyChange,
  changeCheckSchema,
  changePlanSchema,
  changeRequestSchema,
  changeSchema,
  changeSubjectSchema,
  differenceSchema,
  estimateChangeImpact,
  flagImpactSchema,
  flagReachSchema,
  getChange,
  getFlagReach,
  listChanges,
  operationSchema,
  planChange,
  revertChange,
  type Change,
  type ChangeCheck,
  type ChangePlan,
  type ChangeRequest,
  type ChangeSubject,
  type Difference,
  type FlagImpact,
  type FlagReach,
  type Operation,
} from './changes-api.ts'
export {
  deleteDraft,
  draftSchema,
  draftSummarySchema,
  getDraft,
  listDrafts,
  putDraft,
  type Draft,
  type DraftSummary,
} from './drafts-api.ts'
export {
  PRESENCE_LIFETIME_MS,
  deletePresence,
  listPresences,
  presenceActivitySchema,
  presenceSchema,
  putPresence,
  type Presence,
} from './presence-api.ts'
export {
  VIEW_LISTS,
  createView,
  deleteView,
  listViews,
  reorderViews,
  updateView,
  viewSchema,
  type View,
} from './views-api.ts'
export { compareEnvironments, flagDifferenceSchema, type FlagDifference } from './comparison-api.ts'
export {
  exportProject,
  importProject,
  importReportSchema,
  projectDocumentSchema,
  type ImportReport,
  type ProjectDocument,
} from './transfer-api.ts'
