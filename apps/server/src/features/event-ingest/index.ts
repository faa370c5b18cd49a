export { eventIngestSlice } from './event-ingest-slice.ts'
export type { EventIngestService } from './event-ingest-service.ts'
