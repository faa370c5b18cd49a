import type { Socket } from 'node:net'
import type { SdkIdentity } from '@guidon/launchdarkly'

/** Whose stream it is: what must stay valid for the stream to stay open. */
export interface StreamOwner {
  readonly environmentId: string
  /** Id of the SDK key or mobile key; `null` for browsers, which use the environment's public id. */
  readonly keyId: string | null
  readonly sdk: SdkIdentity
}

/**
 * One open stream. There may be tens of thousands, so it holds little of its own. Bytes go to the raw socket: the
 * response has no length and ends with the connection, so nothing has to be framed for each reader.
 */
export interface SdkStream {
  readonly socket: Socket
  readonly owner: StreamOwner
  /** Unsent bytes past which the reader counts as stuck. */
  readonly maxUnsentBytes: number
}

/** What may wait for a reader besides the first bytes, which can be large. */
export const MAX_UNSENT_BYTES = 4 * 1024 * 1024

/** Writes to a stream, or cuts off a reader that is stuck: it reconnects, and starts from a full payload. Says whether it wrote. */
export function writeTo({ socket, maxUnsentBytes }: SdkStream, bytes: Buffer): boolean {
  if (socket.destroyed) return false
  if (socket.writableLength > maxUnsentBytes) socket.destroy()
  else socket.write(bytes)
  return !socket.destroyed
}
