import type { Environment } from '@guidon/api'
import type { ConfiguredFlag } from '@guidon/model'
import { useState } from 'react'
import type { PartInput } from '../../lib/evaluation/context-parts.ts'
import type { EvaluatedWorld } from '../../lib/evaluation/flag-world.ts'
import { openReview } from '../../lib/review.ts'
import { Button } from '../../ui/button.tsx'
import { Combobox } from '../../ui/combobox.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Select } from '../../ui/select.tsx'
import { Value } from '../../ui/value.tsx'
import { targetedVariation, targetEdits } from './target-edits.ts'

interface TargetDialogProps {
  readonly environment: Environment
  readonly part: PartInput
  readonly world: EvaluatedWorld
  readonly initialFlag: string | null
  readonly onClose: () => void
}

/** Chooses a flag and what the context is to get of it; the review does the rest. */
export function TargetDialog({ environment, part, world, initialFlag, onClose }: TargetDialogProps) {
  const [flagKey, setFlagKey] = useState(initialFlag)
  const [variationId, setVariationId] = useState<string | null>(null)
  const flag = flagKey === null ? undefined : world.flags.get(flagKey)
  const who = { contextKind: part.kind, key: String(part.attributes['key']) }
  const refusal = whyNot(flag, variationId, who)
  const review = (): void => {
    if (flag === undefined || variationId === null || refusal !== null) return
    onClose()
    openReview({
      operations: [
        {
          subject: { kind: 'flag', key: flag.definition.key, environment: environment.key },
          instructions: targetEdits(flag.configuration.targets, { ...who, variationId }).map((edit) => ({ ...edit })),
        },
      ],
    })
  }
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title="Target here"
      description={`What ${who.contextKind} ${who.key} gets in ${environment.name}, whatever the rules say.`}
      onSubmit={review}
      footer={
        <>
          <Button size={32} onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" variant="primary" size={32} disabledReason={refusal}>
            Review change
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3">
        <Combobox
          label="Flag"
          value={flagKey}
          onChange={(key) => {
            setFlagKey(key)
            setVariationId(null)
          }}
          options={[...world.flags.values()]
            .filter(({ definition }) => !definition.isArchived)
            .map(({ definition }) => ({ value: definition.key, label: definition.name, hint: definition.key }))}
        />
        <Select
          label="Gets"
          value={variationId}
          onChange={setVariationId}
          isDisabled={flag === undefined}
          options={(flag?.definition.variations ?? []).map(({ id, name, value }, index) => ({
            value: id,
            label: <Value value={value} index={index} name={name} />,
            text: name === '' ? JSON.stringify(value) : name,
          }))}
        />
      </div>
    </Dialog>
  )
}

function whyNot(
  flag: ConfiguredFlag | undefined,
  variationId: string | null,
  who: { readonly contextKind: string; readonly key: string },
): string | null {
  if (flag === undefined) return 'Choose a flag.'
  if (variationId === null) return 'Choose what it is to get.'
  const now = targetedVariation(flag.configuration.targets, who)
  return now === variationId ? 'It is already targeted to get this.' : null
}
