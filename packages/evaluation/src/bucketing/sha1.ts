import { sha1Block } from './sha1-block.ts'

const BLOCK_BYTES = 64

/** Shared, because a digest is computed in one go. */
const state = new Int32Array(5)

/**
 * The first 60 bits of the SHA-1 digest of a message as an integer, rounded to the nearest double. The message is the
 * first `length` bytes; those from there to `paddedLength(length)` must be zero, and are again afterwards.
 * Source: FIPS 180-4. Several times as fast as node:crypto for the short texts that bucketing hashes.
 */
export function sha1First60Bits(message: DataView, length: number): number {
  const end = paddedLength(length)
  message.setUint8(length, 0x80)
  message.setInt32(end - 4, length * 8)
  resetState()
  for (let offset = 0; offset < end; offset += BLOCK_BYTES) sha1Block(state, message, offset)
  message.setUint8(length, 0)
  message.setInt32(end - 4, 0)
  return ((state[0] as number) >>> 0) * 2 ** 28 + ((state[1] as number) >>> 4)
}

/** Bytes that a message of `length` bytes takes with its padding: a 1 bit, zeros, and the length in 8 bytes. */
export function paddedLength(length: number): number {
  return (length + 9 + BLOCK_BYTES - 1) & -BLOCK_BYTES
}

function resetState(): void {
  state[0] = 0x67452301
  state[1] = 0xefcdab89
  state[2] = 0x98badcfe
  state[3] = 0x10325476
  state[4] = 0xc3d2e1f0
}
