import type { SegmentDefinition } from './segment-definition.ts'

/** What `newSegmentDefinition` needs; all else is empty. */
export interface NewSegment extends Partial<Omit<SegmentDefinition, 'key' | 'salt'>> {
  readonly key: string
  readonly salt: string
}

/** A segment that holds nobody, named like its key unless told otherwise. */
export function newSegmentDefinition(segment: NewSegment): SegmentDefinition {
  return {
    name: segment.key,
    description: '',
    tags: [],
    included: [],
    excluded: [],
    rules: [],
    isArchived: false,
    ...segment,
  }
}
