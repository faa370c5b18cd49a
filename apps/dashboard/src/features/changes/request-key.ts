/** Names a write, so that sending it again does it once. Another body is another write. */
export function createRequestKeys(): (body: string) => string {
  const keys = new Map<string, string>()
  return (body) => {
    const known = keys.get(body)
    if (known !== undefined) return known
    const key = randomKey()
    keys.set(body, key)
    return key
  }
}

/** `crypto.randomUUID` is missing on pages that are neither https nor localhost. */
function randomKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
