/** Edits in steps that can be taken back one by one, and those taken back. */
export interface EditLog<Edit> {
  readonly steps: readonly Step<Edit>[]
  /** The next one to do again stands last. */
  readonly undone: readonly Step<Edit>[]
}

/** Edits that come and go together. */
export type Step<Edit> = readonly Edit[]

export const emptyLog: EditLog<never> = { steps: [], undone: [] }

/** A log with one step for each edit. */
export function logOf<Edit>(edits: readonly Edit[]): EditLog<Edit> {
  return { steps: edits.map((edit) => [edit]), undone: [] }
}

/**
 * Adds a step. When it sets the same field as the step before, it takes its place: typing a word is one edit.
 * `fieldOf` names the field that an edit sets as a whole; `null` when it adds to what is there.
 */
export function addStep<Edit>(
  { steps }: EditLog<Edit>,
  step: Step<Edit>,
  fieldOf: (edit: Edit) => string | null,
): EditLog<Edit> {
  const field = fieldOfStep(step, fieldOf)
  const last = steps.at(-1)
  const isSameField = last !== undefined && field !== null && fieldOfStep(last, fieldOf) === field
  return { steps: [...(isSameField ? steps.slice(0, -1) : steps), step], undone: [] }
}

export function undoStep<Edit>({ steps, undone }: EditLog<Edit>): EditLog<Edit> {
  const last = steps.at(-1)
  return last === undefined ? { steps, undone } : { steps: steps.slice(0, -1), undone: [...undone, last] }
}

export function redoStep<Edit>({ steps, undone }: EditLog<Edit>): EditLog<Edit> {
  const last = undone.at(-1)
  return last === undefined ? { steps, undone } : { steps: [...steps, last], undone: undone.slice(0, -1) }
}

export function editsOf<Edit>({ steps }: EditLog<Edit>): readonly Edit[] {
  return steps.flat()
}

function fieldOfStep<Edit>(step: Step<Edit>, fieldOf: (edit: Edit) => string | null): string | null {
  const [only] = step
  return step.length === 1 && only !== undefined ? fieldOf(only) : null
}
