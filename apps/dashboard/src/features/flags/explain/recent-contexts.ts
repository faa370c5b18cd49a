const MAX_RECENT = 8

const keyOf = (project: string): string => `guidon.recent-contexts.${project}`

/** References of contexts explained last, the newest first. Attributes are not kept in the browser. */
export function recentContexts(project: string): readonly string[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(keyOf(project)) ?? '[]')
    return Array.isArray(stored) ? stored.filter((one) => typeof one === 'string') : []
  } catch {
    return []
  }
}

export function rememberContext(project: string, reference: string): void {
  const recent = [reference, ...recentContexts(project).filter((one) => one !== reference)]
  localStorage.setItem(keyOf(project), JSON.stringify(recent.slice(0, MAX_RECENT)))
}
