/** Any JSON value on one line, as people write it: text without quotes, unless it would be mistaken for something else. */
export function valueText(value: unknown): string {
  if (typeof value !== 'string') return JSON.stringify(value) ?? 'undefined'
  return isMistakable(value) ? JSON.stringify(value) : value
}

/** Text that looks like another type, or like nothing. */
function isMistakable(text: string): boolean {
  if (text !== text.trim() || text === '' || /[\n\r\t]/.test(text)) return true
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
