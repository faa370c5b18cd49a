export { ACTIONS, type Action } from './action.ts'
export { pageOf, pageQuery } from './page.ts'
export { problemSchema, type Problem } from './problem.ts'
export { defineRoute, type Method, type Route } from './route.ts'
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
