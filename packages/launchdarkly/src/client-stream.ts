import type { ClientFlag } from './client-flag.ts'
import { streamFrame } from './stream-frame.ts'

// The events of the streams that client-side SDKs read; there is no other way to write one.
// Source: LD wire format, client-side streaming.

/** The event that replaces all entries an SDK has; takes the text of `encodeClientFlags`. */
export function encodeClientPut(flags: string): string {
  return streamFrame('put', flags)
}

/** The event that replaces one entry. */
export function encodeClientPatch(key: string, entry: ClientFlag): string {
  return streamFrame('patch', JSON.stringify({ key, ...entry }))
}

/** The event that removes one entry: the flag is gone, or hidden from this SDK. */
export function encodeClientDelete(key: string, environmentVersion: number): string {
  return streamFrame('delete', JSON.stringify({ key, version: environmentVersion }))
}

/** The event that makes an SDK poll. */
export const PING_EVENT = streamFrame('ping', '{}')
