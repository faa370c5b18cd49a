import type { Slice } from '../platform/slice.ts'
import { accessSlice } from './access/index.ts'
import { projectsSlice } from './projects/index.ts'
import { publishingSlice } from './publishing/index.ts'

/** All slices, in the order in which they are created: a slice uses earlier ones only. */
export const slices: readonly Slice<unknown>[] = [accessSlice, publishingSlice, projectsSlice]
