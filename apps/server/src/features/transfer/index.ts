export { transferSlice } from './transfer-slice.ts'
