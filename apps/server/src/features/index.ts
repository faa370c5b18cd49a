import type { Slice } from '../platform/slice.ts'
import { accessSlice } from './access/index.ts'
import { auditSlice } from './audit/index.ts'
import { contextsSlice } from './contexts/index.ts'
import { evaluationsSlice } from './evaluations/index.ts'
import { eventIngestSlice } from './event-ingest/index.ts'
import { flagsSlice } from './flags/index.ts'
import { projectsSlice } from './projects/index.ts'
import { publishingSlice } from './publishing/index.ts'
import { sdkInventorySlice } from './sdk-inventory/index.ts'
import { statusSlice } from './status/index.ts'

/** All slices, in the order in which they are created: a slice uses earlier ones only. */
export const slices: readonly Slice<unknown>[] = [
  statusSlice,
  accessSlice,
  auditSlice,
  publishingSlice,
  projectsSlice,
  flagsSlice,
  evaluationsSlice,
  contextsSlice,
  sdkInventorySlice,
  eventIngestSlice,
]
