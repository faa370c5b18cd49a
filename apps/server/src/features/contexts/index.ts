export { contextsSlice } from './contexts-slice.ts'
export { readContextsWithKey } from './context-lookup-store.ts'
export type { ContextsService, RecentContexts } from './contexts-service.ts'
export type { ContextSighting } from './context-sighting.ts'
