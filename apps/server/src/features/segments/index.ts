export { segmentsSlice } from './segments-slice.ts'
export { segmentToPublish, type SegmentsService } from './segments-service.ts'
export { readAllSegments, readSegments, readSegmentsUsing, writeSegments, type StoredSegment } from './segment-store.ts'
export { SegmentNotFoundError } from './segments-errors.ts'
