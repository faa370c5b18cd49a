import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'

const compress = promisify(gzip)

/** A JSON body that many requests get: encoded once, compressed once. */
export interface Payload {
  readonly body: Buffer
  /** Strong, with its quotes. */
  readonly etag: string
  gzipped(): Promise<Buffer>
}

export function createPayload(text: string): Payload {
  const body = Buffer.from(text)
  let compressed: Promise<Buffer> | undefined
  return {
    body,
    etag: entityTag(body),
    gzipped: () => (compressed ??= compress(body)),
  }
}

/** An entity tag for everything that decides about a body. */
export function entityTag(...parts: readonly (string | Buffer)[]): string {
  const hash = createHash('sha1')
  for (const part of parts) hash.update(part).update('\n')
  return `"${hash.digest('base64url')}"`
}
