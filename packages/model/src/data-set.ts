import type { Flag } from './flag.ts'
import type { Segment } from './segment.ts'

/** Everything one environment serves. Maps, because keys may be `__proto__`. */
export interface DataSet {
  readonly flags: ReadonlyMap<string, Flag>
  readonly segments: ReadonlyMap<string, Segment>
}
