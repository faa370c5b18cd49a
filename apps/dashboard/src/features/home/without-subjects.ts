import type { Change } from '@guidon/api'

/**
 * What a change did, each thing once: sentences of a change with several subjects begin with the subject, which stands
 * beside them here.
 */
export function withoutSubjects(sentences: readonly string[], versions: Change['versions']): readonly string[] {
  if (versions.length < 2) return sentences
  const beginnings = versions.map(({ subject: { kind, key, environment } }) =>
    environment === undefined ? `${kind} "${key}": ` : `${kind} "${key}" in ${environment}: `,
  )
  return [
    ...new Set(
      sentences.map((sentence) => {
        const beginning = beginnings.find((one) => sentence.startsWith(one)) ?? ''
        return sentence.slice(beginning.length)
      }),
    ),
  ]
}
