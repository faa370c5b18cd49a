const keyOf = (project: string): string => `guidon.environment.${project}`

/** The environment looked at last in a project; `null` at first. */
export function rememberedEnvironment(project: string): string | null {
  return localStorage.getItem(keyOf(project))
}

export function rememberEnvironment(project: string, environment: string): void {
  localStorage.setItem(keyOf(project), environment)
}
