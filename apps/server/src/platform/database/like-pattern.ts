/** A pattern for `like` and `ilike` that finds `text` anywhere; its `%`, `_` and `\` stand for themselves. */
export function containing(text: string): string {
  return `%${text.replace(/[\\%_]/g, '\\$&')}%`
}
