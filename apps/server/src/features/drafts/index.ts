export { draftsSlice } from './drafts-slice.ts'
