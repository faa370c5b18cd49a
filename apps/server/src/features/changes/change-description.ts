import type { Difference, Operation } from '@guidon/api'
import type { SubjectChange } from './subject-change.ts'
import { subjectText } from './subject-text.ts'

/** What changes, one line each; with the subject as soon as there are several. */
export function sentencesOf(changes: readonly SubjectChange[]): string[] {
  const areSeveral = changes.length > 1
  return changes.flatMap(({ subject, sentences }) =>
    sentences.map(({ text }) => (areSeveral ? `${subjectText(subject)}: ${text}` : text)),
  )
}

export function differencesOf(changes: readonly SubjectChange[]): Difference[] {
  return changes.flatMap(({ subject, sentences, forward }) =>
    sentences.map(({ text, change }, index) => ({ subject, text, change, instruction: { ...forward[index]! } })),
  )
}

/** What a change did, as operations: kept to tell later whether it can be undone. */
export function forwardOf(changes: readonly SubjectChange[]): Operation[] {
  return changes.flatMap(({ subject, forward }) => operation(subject, forward))
}

/**
 * Operations that undo the changes, each against the version that the change makes. Variations come back before
 * configurations use them and go after configurations have let go of them.
 */
export function inverseOf(changes: readonly SubjectChange[]): Operation[] {
  const shared = changes.filter(({ environmentId }) => environmentId === null)
  const own = changes.filter(({ environmentId }) => environmentId !== null)
  return [
    ...shared.flatMap((change) => undo(change, change.inverse.filter(isAddition))),
    ...own.flatMap((change) => undo(change, change.inverse)),
    ...shared.flatMap((change) =>
      undo(
        change,
        change.inverse.filter((one) => !isAddition(one)),
      ),
    ),
  ]
}

function isAddition({ kind }: { readonly kind: string }): boolean {
  return kind === 'addVariation'
}

function undo({ subject, version }: SubjectChange, instructions: SubjectChange['inverse']): Operation[] {
  return operation(subject, instructions).map((one) => ({ ...one, baseVersion: version + 1 }))
}

function operation(subject: Operation['subject'], instructions: SubjectChange['inverse']): Operation[] {
  return instructions.length === 0 ? [] : [{ subject, instructions: instructions.map((one) => ({ ...one })) }]
}
