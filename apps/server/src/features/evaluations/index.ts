export { evaluationsSlice } from './evaluations-slice.ts'
export type { EvaluationsService } from './evaluations-service.ts'
export type { EvaluationTotal } from './evaluation-total.ts'
export { minuteOf } from './evaluations-rules.ts'
