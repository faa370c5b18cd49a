import type { Json } from '@guidon/model'
import { paddedLength, sha1First60Bits } from './sha1.ts'
import { maxUtf8Length, writeUtf8 } from './utf8-writer.ts'

/** The largest number of 15 hexadecimal digits. Source: LD wire format, bucketing. */
const LARGEST_HASH = 0xfffffffffffffff

/** Values up to this length are hashed without a larger buffer. */
const USUAL_VALUE_LENGTH = 64

/** Places attribute values in [0, 1), always at the same point, evenly spread. */
export class Bucketer {
  #buffer: Uint8Array
  readonly #prefixLength: number

  /** `prefix` is hashed before every value, a dot between them, so that flags split independently of each other. */
  constructor(prefix: string) {
    const text = `${prefix}.`
    this.#buffer = new Uint8Array(paddedLength(maxUtf8Length(text) + maxUtf8Length(' '.repeat(USUAL_VALUE_LENGTH))))
    this.#prefixLength = writeUtf8(text, this.#buffer, 0)
  }

  /** The bucket of a string or an integer; 0 for everything else. Source: LD wire format, bucketing. */
  bucket(value: Json | undefined): number {
    if (typeof value === 'string') return this.#bucketText(value)
    return Number.isInteger(value) ? this.#bucketText(String(value)) : 0
  }

  #bucketText(text: string): number {
    this.#reserve(this.#prefixLength + maxUtf8Length(text))
    const length = writeUtf8(text, this.#buffer, this.#prefixLength)
    return sha1First60Bits(this.#buffer, length) / LARGEST_HASH
  }

  #reserve(length: number): void {
    const size = paddedLength(length)
    if (size <= this.#buffer.length) return
    const larger = new Uint8Array(size)
    larger.set(this.#buffer.subarray(0, this.#prefixLength))
    this.#buffer = larger
  }
}
