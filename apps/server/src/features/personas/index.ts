export { personasSlice } from './personas-slice.ts'
