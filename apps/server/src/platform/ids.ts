import { randomBytes, randomInt, randomUUID } from 'node:crypto'

/** Source of identifiers and secrets; tests replace it. */
export interface Ids {
  /** A time-ordered UUID (version 7), for primary keys. */
  id(): string
  /** 24 hex digits: the shape of a client-side id. */
  clientSideId(): string
  /** `bytes` random bytes in base64url. */
  secret(bytes: number): string
  /** A random UUID (version 4). */
  uuid(): string
}

export function createRandomIds(now: () => number): Ids {
  return {
    id: () => uuidv7(now()),
    clientSideId: () => randomBytes(12).toString('hex'),
    secret: (bytes) => randomBytes(bytes).toString('base64url'),
    uuid: () => randomUUID(),
  }
}

let lastMs = 0
let sequence = 0

/** UUID version 7 (RFC 9562) with a 12-bit counter, so that ids of one process sort by creation. */
function uuidv7(nowMs: number): string {
  if (nowMs > lastMs) {
    lastMs = nowMs
    sequence = randomInt(0x400)
  } else if (++sequence > 0xfff) {
    lastMs += 1
    sequence = 0
  }
  const time = lastMs.toString(16).padStart(12, '0')
  const tail = randomBytes(8)
  tail[0] = (tail[0]! & 0x3f) | 0x80
  const rest = tail.toString('hex')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${sequence.toString(16).padStart(3, '0')}-${rest.slice(0, 4)}-${rest.slice(4)}`
}
