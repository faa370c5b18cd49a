export { contextKindsSlice } from './context-kinds-slice.ts'
export type { ContextKindsService } from './context-kinds-service.ts'
