import { listAudit, type AuditEntry } from '@guidon/api'
import { api } from '../../lib/api.ts'
import { auditFilter } from './audit-queries.ts'
import type { AuditSearch } from './audit-search.ts'

/** More than this is a job for the API, page by page. */
export const MAX_EXPORTED = 10_000
const PAGE_ENTRIES = 500

export interface AuditExport {
  readonly entries: readonly AuditEntry[]
  /** There are more, which are older. */
  readonly isCut: boolean
}

/** Entries that the filter leaves, newest first. */
export async function loadForExport(project: string, search: AuditSearch): Promise<AuditExport> {
  const entries: AuditEntry[] = []
  let after: string | null = null
  do {
    const { items, next }: AuditPage = await loadPage(project, search, after)
    entries.push(...items)
    after = next
  } while (after !== null && entries.length < MAX_EXPORTED)
  return { entries, isCut: after !== null }
}

interface AuditPage {
  readonly items: readonly AuditEntry[]
  readonly next: string | null
}

async function loadPage(project: string, search: AuditSearch, after: string | null): Promise<AuditPage> {
  const query = { ...auditFilter(search), limit: PAGE_ENTRIES, ...(after === null ? {} : { after }) }
  const { items, page } = await api.call(listAudit, { params: { project }, query })
  return { items, next: page.next }
}
