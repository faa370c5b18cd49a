export { versionsSlice } from './versions-slice.ts'
