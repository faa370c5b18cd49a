import { GuidonError } from '../../platform/errors.ts'

export class ContextNotFoundError extends GuidonError {
  override name = 'ContextNotFoundError'
  readonly code = 'context_not_found'
  readonly status = 404
  constructor({ kind, key }: { readonly kind: string; readonly key: string }) {
    super(`No context of kind "${kind}" with key "${key}" was reported within 30 days, or it is not in the sample.`)
  }
}
