import type { Change, Environment } from '@guidon/api'

type Applied = Pick<Change, 'sentences' | 'versions' | 'reverts'>

/** What was applied, and to what: `Applied: Turn targeting on`, `checkout in Production · version 42`. */
export function appliedText(
  { sentences, versions, reverts }: Applied,
  environments: readonly Pick<Environment, 'key' | 'name'>[],
): { readonly title: string; readonly detail: string } {
  const [first = 'nothing', ...others] = sentences
  const more = others.length === 0 ? '' : ` and ${others.length} more`
  const verb = reverts === null ? 'Applied' : 'Undone'
  const objects = versions.map(({ subject, version }) => {
    const environment = environments.find(({ key }) => key === subject.environment)
    const place = subject.environment === undefined ? '' : ` in ${environment?.name ?? subject.environment}`
    return `${subject.key}${place} · version ${version}`
  })
  const detail = objects.length > 1 ? `${objects[0]} and ${objects.length - 1} more` : (objects[0] ?? '')
  return { title: `${verb}: ${first}${more}`, detail }
}
