/** A new id of 16 hex digits. (`crypto.randomUUID` is missing on pages that come over plain http.) */
export function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(8))
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
