import { defineSlice } from '../../platform/slice.ts'
import { createAuditService, type AuditService } from './audit-service.ts'
import { auditTables } from './upgrades/audit-001-tables.ts'

/** The record of who did what. Reading it over HTTP is the slice `audit-trail`, because that needs projects. */
export const auditSlice = defineSlice<AuditService>({
  name: 'audit',
  upgrades: [auditTables],
  create: (platform) => ({ service: createAuditService(platform) }),
})
