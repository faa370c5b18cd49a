import type { ChangeSubject } from '@guidon/api'
import { GuidonError } from '../../platform/errors.ts'
import { subjectText } from '../changes/index.ts'

export class VersionNotFoundError extends GuidonError {
  override name = 'VersionNotFoundError'
  readonly code = 'version_not_found'
  readonly status = 404
  constructor(subject: ChangeSubject, version: number, current: number) {
    super(`There is no version ${version} of ${subjectText(subject)}: its versions go from 1 to ${current}.`)
  }
}
