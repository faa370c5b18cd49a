/** The secret of a sign-in link, of a whole address or by itself; `null` when there is none in the text. */
export function linkSecret(text: string): string | null {
  const pasted = text.trim()
  const inAddress = /#sign-in=([\w-]+)/.exec(pasted)?.[1]
  if (inAddress !== undefined) return inAddress
  return /^[\w-]{16,200}$/.test(pasted) ? pasted : null
}
