export { auditSlice } from './audit-slice.ts'
export { eventOf } from './entry-event.ts'
export type { AuditService, NewAuditEntry } from './audit-service.ts'
export type { AuditFilter, AuditRow } from './audit-store.ts'
