export { auditSlice } from './audit-slice.ts'
export type { AuditService, NewAuditEntry } from './audit-service.ts'
export type { AuditFilter, AuditRow } from './audit-store.ts'
