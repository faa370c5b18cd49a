import { GuidonError } from '../../platform/errors.ts'

export class InvalidTimeRangeError extends GuidonError {
  override name = 'InvalidTimeRangeError'
  readonly code = 'invalid_time_range'
  readonly status = 400
}
