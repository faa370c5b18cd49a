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
      // The server may well be on this machine, whatever the browser thinks of the network.
      networkMode: 'always',
    },
    mutations: { retry: false, networkMode: 'always' },
  },
})

/** Whether asking again may help: the server is away or busy, not of another opinion. */
function isPassing(error: unknown): boolean {
  return !(error instanceof ApiError) || error.status >= 500 || error.status === 429
}
