import { createApiClient } from '@guidon/api'
import { serverUrl } from './base-path.ts'
import { noteServerTime } from './server-time.ts'
import { session } from './session.ts'

/** The public API, as the person who is signed in. */
export const api = createApiClient({ url: serverUrl, token: null, fetch: fetchWithSession })

/** The same for a last word: what it sends arrives even when the page is being left. */
export const partingApi = createApiClient({
  url: serverUrl,
  token: null,
  fetch: (input, init) => fetch(input, { ...init, keepalive: true }),
})

/** As `fetch`, and notices that the session has ended. */
export async function fetchWithSession(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  const response = await fetch(input, init)
  noteServerTime(response)
  if (response.status === 401) session.write('ended')
  return response
}
