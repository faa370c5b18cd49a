export { statusSlice } from './status-slice.ts'
