export { auditTrailSlice } from './audit-trail-slice.ts'
