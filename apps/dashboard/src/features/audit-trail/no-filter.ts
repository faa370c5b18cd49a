import type { AuditSearch } from './audit-search.ts'

/** Takes every filter away. */
export const NOTHING: AuditSearch = {
  q: undefined,
  action: undefined,
  actor: undefined,
  actorKind: undefined,
  subject: undefined,
  environment: undefined,
  from: undefined,
  to: undefined,
  entry: undefined,
}
