import { sha1Block } from './sha1-block.ts'

const BLOCK_BYTES = 64
const BLOCK_WORDS = 16

// Scratch space, shared because a digest is computed in one go.
const state = new Int32Array(5)
const block = new Int32Array(BLOCK_WORDS)

/**
 * The first 60 bits of the SHA-1 digest as an integer, rounded to the nearest double. Digests the first `length` bytes
 * of `buffer`; writes the padding behind them, for which `buffer` must have `paddedLength(length)` bytes.
 * Source: FIPS 180-4. Several times as fast as node:crypto for the short texts that bucketing hashes.
 */
export function sha1First60Bits(buffer: Uint8Array, length: number): number {
  const end = writePadding(buffer, length)
  resetState()
  for (let offset = 0; offset < end; offset += BLOCK_BYTES) {
    readBlock(buffer, offset)
    sha1Block(state, block)
  }
  return ((state[0] as number) >>> 0) * 2 ** 28 + ((state[1] as number) >>> 4)
}

/** Bytes that a message of `length` bytes takes with its padding: a 1 bit, zeros, and the length in 8 bytes. */
export function paddedLength(length: number): number {
  return Math.ceil((length + 9) / BLOCK_BYTES) * BLOCK_BYTES
}

function resetState(): void {
  state[0] = 0x67452301
  state[1] = 0xefcdab89
  state[2] = 0x98badcfe
  state[3] = 0x10325476
  state[4] = 0xc3d2e1f0
}

function writePadding(buffer: Uint8Array, length: number): number {
  const end = paddedLength(length)
  buffer[length] = 0x80
  for (let index = length + 1; index < end; index += 1) buffer[index] = 0
  const bits = length * 8
  for (let index = 1; index <= 4; index += 1) buffer[end - index] = bits >>> (8 * (index - 1))
  return end
}

function readBlock(buffer: Uint8Array, offset: number): void {
  for (let word = 0, at = offset; word < BLOCK_WORDS; word += 1, at += 4) {
    block[word] =
      ((buffer[at] as number) << 24) |
      ((buffer[at + 1] as number) << 16) |
      ((buffer[at + 2] as number) << 8) |
      (buffer[at + 3] as number)
  }
}
