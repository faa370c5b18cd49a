export { ACTIONS, type Action } from './action.ts'
export { pageOf, pageQuery } from './page.ts'
export { problemSchema, type Problem } from './problem.ts'
export { defineRoute, type Method, type Route } from './route.ts'
export { ApiError } from './api-error.ts'
export { createApiClient, type ApiClient, type ApiClientOptions, type CallInput, type StreamedEvent } from './client.ts'
export { readEventStream, type ServerSentEvent } from './event-stream-reader.ts'
export {
  createToken,
  deleteSession,
  deleteToken,
  getMe,
  listSessions,
  listTokens,
  meSchema,
  sessionSchema,
  signIn,
  tokenSchema,
  type Me,
  type Session,
  type Token,
} from './access-api.ts'
export {
  createEnvironment,
  createProject,
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
export { domainEventSchema, watchProject, type DomainEvent } from './live-api.ts'
export {
  evaluationCountsSchema,
  evaluationResolutionSchema,
  evaluationSeriesSchema,
  evaluationSourceSchema,
  getEvaluations,
  type EvaluationCounts,
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
export { listSdks, sdkSchema, type Sdk } from './sdks-api.ts'
export {
  ANALYTICS_EVENT_KINDS,
  analyticsEventSchema,
  tailAnalyticsEvents,
  type AnalyticsEvent,
  type AnalyticsEventKind,
} from './analytics-events-api.ts'
