const REPLACEMENT_CHARACTER = 0xfffd

/**
 * Writes text as UTF-8 into a buffer and gives the position after it. A surrogate without its partner becomes U+FFFD.
 * `TextEncoder` gives the same bytes but costs several times as much for text of a few characters.
 */
export function writeUtf8(text: string, buffer: Uint8Array, start: number): number {
  let end = start
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index)
    if (unit < 0x80) {
      buffer[end++] = unit
    } else {
      const codePoint = text.codePointAt(index) as number
      if (codePoint > 0xffff) index += 1
      end = writeCodePoint(isSurrogate(codePoint) ? REPLACEMENT_CHARACTER : codePoint, buffer, end)
    }
  }
  return end
}

/** The most bytes that text of a length in UTF-16 code units can take. */
export function maxUtf8Length(length: number): number {
  return length * 3
}

function isSurrogate(codePoint: number): boolean {
  return codePoint >= 0xd800 && codePoint <= 0xdfff
}

function writeCodePoint(codePoint: number, buffer: Uint8Array, start: number): number {
  let end = start
  if (codePoint < 0x800) {
    buffer[end++] = 0xc0 | (codePoint >> 6)
  } else if (codePoint < 0x10000) {
    buffer[end++] = 0xe0 | (codePoint >> 12)
    buffer[end++] = 0x80 | ((codePoint >> 6) & 0x3f)
  } else {
    buffer[end++] = 0xf0 | (codePoint >> 18)
    buffer[end++] = 0x80 | ((codePoint >> 12) & 0x3f)
    buffer[end++] = 0x80 | ((codePoint >> 6) & 0x3f)
  }
  buffer[end++] = 0x80 | (codePoint & 0x3f)
  return end
}
