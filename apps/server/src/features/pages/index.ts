export { pagesSlice } from './pages-slice.ts'
