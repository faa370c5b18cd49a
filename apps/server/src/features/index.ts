import type { Slice } from '../platform/slice.ts'
import { accessSlice } from './access/index.ts'
import { auditSlice } from './audit/index.ts'
import { auditTrailSlice } from './audit-trail/index.ts'
import { changesSlice } from './changes/index.ts'
import { comparisonSlice } from './comparison/index.ts'
import { contextKindsSlice } from './context-kinds/index.ts'
import { contextsSlice } from './contexts/index.ts'
import { draftsSlice } from './drafts/index.ts'
import { evaluationsSlice } from './evaluations/index.ts'
import { eventIngestSlice } from './event-ingest/index.ts'
import { flagsSlice } from './flags/index.ts'
import { ofrepSlice } from './ofrep/index.ts'
import { liveSlice } from './live/index.ts'
import { personasSlice } from './personas/index.ts'
import { projectsSlice } from './projects/index.ts'
import { pagesSlice } from './pages/index.ts'
import { presenceSlice } from './presence/index.ts'
import { publishingSlice } from './publishing/index.ts'
import { deliverySlice } from './sdk-delivery/index.ts'
import { sdkInventorySlice } from './sdk-inventory/index.ts'
import { searchSlice } from './search/index.ts'
import { segmentsSlice } from './segments/index.ts'
import { statusSlice } from './status/index.ts'
import { transferSlice } from './transfer/index.ts'
import { versionsSlice } from './versions/index.ts'
import { viewsSlice } from './views/index.ts'

/** All slices, in the order in which they are created: a slice uses earlier ones only. */
export const slices: readonly Slice<unknown>[] = [
  auditSlice,
  accessSlice,
  publishingSlice,
  projectsSlice,
  auditTrailSlice,
  viewsSlice,
  contextKindsSlice,
  personasSlice,
  evaluationsSlice,
  flagsSlice,
  segmentsSlice,
  contextsSlice,
  searchSlice,
  changesSlice,
  draftsSlice,
  versionsSlice,
  comparisonSlice,
  transferSlice,
  sdkInventorySlice,
  eventIngestSlice,
  deliverySlice,
  ofrepSlice,
  presenceSlice,
  liveSlice,
  statusSlice,
  pagesSlice,
]
