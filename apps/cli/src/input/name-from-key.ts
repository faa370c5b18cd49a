/** `pre-production` → `Pre production`. */
export function nameFromKey(key: string): string {
  const words = key.replaceAll(/[._-]+/g, ' ').trim()
  return words.charAt(0).toUpperCase() + words.slice(1)
}
