import type { Json } from '@guidon/model'
import { paddedLength, sha1First60Bits } from './sha1.ts'
import { maxUtf8Length, writeUtf8 } from './utf8-writer.ts'

/** The largest number of 15 hexadecimal digits. Source: LD wire format, bucketing. */
const LARGEST_HASH = 0xfffffffffffffff

/** Values up to this length are hashed without a larger buffer. */
const USUAL_VALUE_LENGTH = 64

/** Places attribute values in [0, 1), always at the same point, evenly spread. */
export class Bucketer {
  readonly #prefixLength: number
  /** The prefix, then zeros; a value is only there while it is hashed. */
  #bytes: Uint8Array<ArrayBuffer>
  #message: DataView

  /** `prefix` is hashed before every value, a dot between them, so that flags split independently of each other. */
  constructor(prefix: string) {
    const text = `${prefix}.`
    this.#bytes = new Uint8Array(paddedLength(maxUtf8Length(text.length + USUAL_VALUE_LENGTH)))
    this.#message = new DataView(this.#bytes.buffer)
    this.#prefixLength = writeUtf8(text, this.#bytes, 0)
  }

  /** The bucket of a string or an integer; 0 for everything else. Source: LD wire format, bucketing. */
  bucket(value: Json | undefined): number {
    if (typeof value === 'string') return this.#bucketText(value)
    return Number.isInteger(value) ? this.#bucketText(decimalOf(value as number)) : 0
  }

  #bucketText(text: string): number {
    this.#reserve(this.#prefixLength + maxUtf8Length(text.length))
    const length = writeUtf8(text, this.#bytes, this.#prefixLength)
    const hash = sha1First60Bits(this.#message, length)
    for (let index = this.#prefixLength; index < length; index += 1) this.#bytes[index] = 0
    return hash / LARGEST_HASH
  }

  #reserve(length: number): void {
    const size = paddedLength(length)
    if (size <= this.#bytes.length) return
    const larger = new Uint8Array(size)
    larger.set(this.#bytes)
    this.#bytes = larger
    this.#message = new DataView(larger.buffer)
  }
}

/** All digits, also where JavaScript would round or use an exponent. */
function decimalOf(integer: number): string {
  return String(Number.isSafeInteger(integer) ? integer : BigInt(integer))
}
