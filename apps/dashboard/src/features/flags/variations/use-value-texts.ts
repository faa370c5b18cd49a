import type { Variation } from '@guidon/model'
import { useState } from 'react'
import type { DefinitionEditing } from '../definition/definition-editing.ts'
import { readValue, shownText, type ValueText } from './value-texts.ts'

/** Values as they are being written: only what is a value goes into the draft. */
export interface ValueTexts {
  /** The editing whose steps back also take back what is being written. */
  readonly editing: DefinitionEditing
  /** Of the first field that is not a value; `null` when all are. */
  readonly problem: string | null
  readonly shown: (variation: Variation) => ValueText
  readonly write: (variationId: string, text: string) => void
}

const NONE: ReadonlyMap<string, ValueText> = new Map()

export function useValueTexts(editing: DefinitionEditing): ValueTexts {
  const [texts, setTexts] = useState(NONE)
  const { draft, edit } = editing
  const { variations, valueType } = draft.current
  const shown = ({ id, value }: Variation): ValueText => shownText(texts.get(id), value, valueType)
  const problems = variations.flatMap((variation, index) => {
    const { problem } = shown(variation)
    return problem === null ? [] : [`Variation ${index + 1} has no value yet. ${problem}`]
  })
  const afterForgetting =
    (run: () => void): (() => void) =>
    () => {
      setTexts(NONE)
      run()
    }
  return {
    editing: {
      ...editing,
      draft: {
        ...draft,
        undo: afterForgetting(draft.undo),
        redo: afterForgetting(draft.redo),
        discard: afterForgetting(draft.discard),
      },
    },
    problem: problems[0] ?? null,
    shown,
    write(variationId, text) {
      const { value, problem } = readValue(text, valueType)
      setTexts((before) => new Map(before).set(variationId, { text, problem }))
      if (problem === null) edit({ kind: 'updateVariation', variationId, value })
    },
  }
}
