import type { ChangeSubject } from '@guidon/api'

/** A subject in words: `flag "checkout" in production`. */
export function subjectText({ kind, key, environment }: ChangeSubject): string {
  const name = `${kind} "${key}"`
  return environment === undefined ? name : `${name} in ${environment}`
}
