import { Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useEnvironments } from '../../../lib/use-project.ts'
import { Badge } from '../../../ui/badge.tsx'
import { IconButton } from '../../../ui/button.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { ColorSquare } from '../../../ui/value.tsx'
import { PlaceName } from '../place-name.tsx'
import { JsonValueEditor } from './json-value-editor.tsx'
import { ColumnLabel, VARIATION_COLUMNS, type VariationPart } from './variation-column.tsx'
import { variationUses, whyNotRemove, type ConfigurationIn, type VariationUse } from './variation-uses.ts'
import { VariationValue } from './variation-value.tsx'

export interface VariationRowProps extends VariationPart {
  /** What each environment does with the flag; `null` until it is known. */
  readonly configurations: readonly ConfigurationIn[] | null
  /** Just added: its name has the focus. */
  readonly isNew: boolean
}

/** One variation: what it is called, what it is, and where it is used. */
export function VariationRow({ variation, index, isNew, editing, configurations, texts }: VariationRowProps) {
  const { saved, refusal, edit } = editing
  const [isOpen, setIsOpen] = useState(false)
  const { id, name, description } = variation
  const isReadOnly = refusal !== null
  const was = saved.definition.variations.find((one) => one.id === id)
  const uses = configurations === null ? null : variationUses(configurations, id)
  const set = (changes: { readonly name?: string; readonly description?: string }): void =>
    edit({ kind: 'updateVariation', variationId: id, ...changes })
  return (
    <li
      aria-label={`Variation ${index + 1}`}
      className={`grid ${VARIATION_COLUMNS} relative items-start gap-3 px-4 py-3 ${was === variation ? '' : 'bg-accent-bg/50'}`}
    >
      {was === variation ? null : <i aria-hidden className="absolute inset-y-0 start-0 w-[3px] bg-accent" />}
      <span className="flex min-h-8 items-center gap-2 lg:mt-1">
        <ColorSquare index={index} valueType={saved.definition.valueType} />
        <span className="num text-xs text-t3">{index + 1}</span>
        {was === undefined ? (
          <Badge tone="accent" className="lg:hidden">
            new
          </Badge>
        ) : null}
      </span>
      <TextField
        label={<ColumnLabel>Name</ColumnLabel>}
        value={name}
        autoFocus={isNew}
        maxLength={256}
        readOnly={isReadOnly}
        placeholder="without a name"
        dir="auto"
        onChange={(next) => set({ name: next })}
      />
      <VariationValue {...{ variation, index, editing, texts }} onOpen={() => setIsOpen(true)} />
      <TextField
        label={<ColumnLabel>Description</ColumnLabel>}
        value={description}
        readOnly={isReadOnly}
        placeholder="what it means"
        dir="auto"
        onChange={(next) => set({ description: next })}
      />
      <Uses uses={uses} />
      <RemoveButton {...{ variation, index, editing, uses }} />
      {isOpen ? <JsonValueEditor {...{ variation, index, editing, texts }} onClose={() => setIsOpen(false)} /> : null}
    </li>
  )
}

function Uses({ uses }: { uses: readonly VariationUse[] | null }) {
  if (uses === null) return <Skeleton className="h-8 w-full" />
  if (uses.length === 0) return <p className="text-xs text-t3 lg:pt-3">Not used</p>
  return (
    <ul aria-label="Used in" className="flex flex-col gap-1 text-xs lg:pt-3">
      {uses.map(({ environment, places }) => (
        <li key={environment} className="flex min-w-0 flex-wrap items-baseline gap-x-2">
          <PlaceName environment={environment} />
          <span className="text-t2">{places.join(', ')}</span>
        </li>
      ))}
    </ul>
  )
}

interface RemoveButtonProps extends Pick<VariationRowProps, 'variation' | 'index' | 'editing'> {
  readonly uses: readonly VariationUse[] | null
}

function RemoveButton({ variation, index, editing: { draft, refusal, edit }, uses }: RemoveButtonProps) {
  const environments = useEnvironments()
  const { valueType, migration, variations } = draft.current
  if (valueType === 'boolean' || migration !== null) return null
  const nameOf = (key: string): string => environments.find((one) => one.key === key)?.name ?? key
  const last = variations.length === 1 ? 'A flag has one variation at least.' : null
  const used = uses === null ? 'Where it is used is being looked up.' : whyNotRemove(uses, nameOf)
  return (
    <IconButton
      label={`Remove variation ${index + 1}`}
      className="lg:mt-1 max-lg:justify-self-end"
      disabledReason={refusal ?? last ?? used}
      onClick={() => edit({ kind: 'removeVariation', variationId: variation.id })}
    >
      <Trash2 size={14} aria-hidden />
    </IconButton>
  )
}
