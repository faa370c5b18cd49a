export {
  describeDefinitionInstructions,
  describeFlagDifference,
  describeFlagInstructions,
  describeRule,
  describeSegmentDifference,
  describeSegmentInstructions,
  type DefinitionsByKey,
} from './change-description.ts'
export { describeClause, describeClauses, operatorText } from './clause-text.ts'
export { describeServe, describeServeChange, variationText } from './serve-text.ts'
export { spanText } from './span-text.ts'
export type { Sentence } from './sentence.ts'
