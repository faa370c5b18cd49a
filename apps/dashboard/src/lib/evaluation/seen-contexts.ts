import { ApiError, getContext, type SeenContext } from '@guidon/api'
import type { Json } from '@guidon/model'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../api.ts'
import type { PartInput } from './context-parts.ts'

/** SDKs report contexts without telling the dashboard: what was read is soon old. */
export const CONTEXTS_FRESH_MS = 5_000

/** A context as it was seen last; `null` when it was not. */
export const seenContextQuery = (project: string, environment: string, { kind, key }: { kind: string; key: string }) =>
  queryOptions({
    queryKey: ['contexts', project, 'one', key, kind, 'in', environment],
    queryFn: async ({ signal }) => {
      try {
        return await api.call(getContext, { params: { project, environment, kind, key }, signal })
      } catch (error) {
        if (error instanceof ApiError && error.code === 'context_not_found') return null
        throw error
      }
    },
    staleTime: CONTEXTS_FRESH_MS,
  })

/** What evaluation is to know of a context that was seen. */
export function partOf({ kind, key, name, anonymous, attributes }: SeenContext): PartInput {
  return {
    kind,
    attributes: {
      key,
      ...(name === null ? {} : { name }),
      ...(anonymous ? { anonymous } : {}),
      ...(attributes as Readonly<Record<string, Json>>),
    },
  }
}
