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
}

/** Unsent bytes after which a reader counts as stuck. It is cut off, reconnects, and starts from a full payload. */
export const MAX_UNSENT_BYTES = 4 * 1024 * 1024

/** Writes to a stream, or cuts it off when its reader does not keep up. */
export function writeTo({ socket }: SdkStream, bytes: Buffer): void {
  if (socket.destroyed) return
  if (socket.writableLength > MAX_UNSENT_BYTES) socket.destroy()
  else socket.write(bytes)
}
