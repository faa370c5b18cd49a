export { liveSlice } from './live-slice.ts'
