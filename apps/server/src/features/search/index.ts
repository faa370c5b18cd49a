export { searchSlice } from './search-slice.ts'
