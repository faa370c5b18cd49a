import { Plus } from 'lucide-react'
import { useState } from 'react'
import { randomId } from '../../../lib/random-id.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Card } from '../../../ui/card.tsx'
import type { DefinitionEditing } from '../definition/definition-editing.ts'
import type { ValueTexts } from './use-value-texts.ts'
import { startingValue } from './value-texts.ts'
import { VARIATION_COLUMNS } from './variation-column.tsx'
import { VariationRow } from './variation-row.tsx'
import type { ConfigurationIn } from './variation-uses.ts'

export interface VariationsTableProps {
  readonly editing: DefinitionEditing
  /** `null` until they are known. */
  readonly configurations: readonly ConfigurationIn[] | null
  readonly texts: ValueTexts
}

/** All variations of a flag, edited in place. */
export function VariationsTable({ editing, configurations, texts }: VariationsTableProps) {
  const [addedId, setAddedId] = useState<string | null>(null)
  const { draft, saved, refusal, edit } = editing
  const { variations, valueType } = draft.current
  const add = (): void => {
    const id = randomId()
    setAddedId(id)
    edit({ kind: 'addVariation', variation: { id, value: startingValue(valueType), name: '', description: '' } })
  }
  return (
    <>
      {movesUp(saved.definition.variations, variations) ? (
        <Banner tone="wait" className="rounded-lg">
          Variations after a removed one move up a place. Counts of evaluations know variations by their place: what was
          counted before stays where it was.
        </Banner>
      ) : null}
      <Card
        title="Variations"
        note="the same in all environments: one review edits them everywhere"
        isPadded={false}
        actions={
          <Button variant="line" disabledReason={refusal ?? whyNotAdd(draft.current)} onClick={add}>
            <Plus size={13} aria-hidden />
            Add variation
          </Button>
        }
      >
        <div
          aria-hidden
          className={`grid ${VARIATION_COLUMNS} gap-3 border-b border-line bg-sub/60 px-4 py-1.5 text-xs font-medium text-t2 max-lg:hidden`}
        >
          <span />
          <span>Name</span>
          <span>Value</span>
          <span>Description</span>
          <span>Used in</span>
        </div>
        <ol aria-label="Variations" className="divide-y divide-line">
          {variations.map((variation, index) => (
            <VariationRow
              key={variation.id}
              variation={variation}
              index={index}
              isNew={variation.id === addedId}
              {...{ editing, configurations, texts }}
            />
          ))}
        </ol>
        <p className="border-t border-line px-4 py-2.5 text-xs text-t3">{noteOf(draft.current)}</p>
      </Card>
    </>
  )
}

type Definition = VariationsTableProps['editing']['draft']['current']

function whyNotAdd({ valueType, migration }: Definition): string | null {
  if (migration !== null) return 'A migration has these six stages, in this order.'
  return valueType === 'boolean' ? 'A boolean flag serves true or false.' : null
}

function noteOf({ valueType, migration }: Definition): string {
  if (migration !== null) return 'The stages and their order are what migration SDKs know. Give them names of your own.'
  const order = 'The order stays as it is: counts of evaluations know variations by their place.'
  return valueType === 'boolean' ? `The values are true and false; give them names of your own. ${order}` : order
}

/** Whether a variation that stays has another place than before. */
function movesUp(before: Definition['variations'], after: Definition['variations']): boolean {
  return after.some(({ id }, index) => {
    const was = before.findIndex((one) => one.id === id)
    return was > index
  })
}
