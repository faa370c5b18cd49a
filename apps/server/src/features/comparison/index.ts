export { comparisonSlice } from './comparison-slice.ts'
