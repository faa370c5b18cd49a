import { GuidonError } from '../../platform/errors.ts'

export class ViewNotFoundError extends GuidonError {
  override name = 'ViewNotFoundError'
  readonly code = 'view_not_found'
  readonly status = 404
  constructor(id: string) {
    super(`There is no saved view "${id}" that is yours or shared.`)
  }
}

export class ViewExistsError extends GuidonError {
  override name = 'ViewExistsError'
  readonly code = 'view_exists'
  readonly status = 409
  constructor(name: string) {
    super(`There is a saved view "${name}" already. Choose another name, or change that view.`)
  }
}

export class TooManyViewsError extends GuidonError {
  override name = 'TooManyViewsError'
  readonly code = 'too_many_views'
  readonly status = 409
  constructor(limit: number) {
    super(`There are ${limit} saved views of this kind, the most that are kept. Delete some that nobody uses.`)
  }
}
