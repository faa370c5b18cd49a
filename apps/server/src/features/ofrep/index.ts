export { ofrepSlice } from './ofrep-slice.ts'
