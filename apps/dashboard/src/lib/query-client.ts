import { ApiError } from '@guidon/api'
import { QueryClient } from '@tanstack/react-query'

/** Live events refresh what is shown, so that what was read stays good for long. */
const FRESH_MS = 60_000
const MAX_RETRIES = 2

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: FRESH_MS,
      retry: (failures, error) => failures < MAX_RETRIES && isPassing(error),
      refetchOnWindowFocus: true,
    },
    mutations: { retry: false },
  },
})

/** Whether asking again may help: the server is away or busy, not of another opinion. */
function isPassing(error: unknown): boolean {
  return !(error instanceof ApiError) || error.status >= 500 || error.status === 429
}
