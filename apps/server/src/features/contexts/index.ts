export { contextsSlice } from './contexts-slice.ts'
export type { ContextsService } from './contexts-service.ts'
export type { ContextSighting } from './context-sighting.ts'
