import { checkContextKind } from '@guidon/model'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import type { ContextInput } from '../../../lib/evaluation/context-parts.ts'
import { formatAgo } from '../../../lib/format.ts'
import type { RuleWorld } from '../../../lib/rules/rule-queries.ts'
import { serverNow } from '../../../lib/server-time.ts'
import { Button } from '../../../ui/button.tsx'
import { Combobox } from '../../../ui/combobox.tsx'
import { matchOptions } from '../../../ui/combobox-options.ts'
import { Popover, PopoverClose } from '../../../ui/popover.tsx'
import { CHIP_BUTTON } from './chip-button.ts'
import { contextSearchQuery, findPart } from './explain-queries.ts'

interface AddKindProps {
  readonly world: RuleWorld
  readonly context: ContextInput
  readonly onChange: (context: ContextInput) => void
}

/** Adds another kind: the organization of a user, the device that they hold. */
export function AddKind(props: AddKindProps) {
  const trigger = (
    <button type="button" className={CHIP_BUTTON}>
      <Plus size={12} aria-hidden />
      Kind
    </button>
  )
  return (
    <Popover trigger={trigger} label="Add a kind of context">
      <AddKindForm {...props} />
    </Popover>
  )
}

function AddKindForm({ world, context, onChange }: AddKindProps) {
  const { project, environment } = world
  const queryClient = useQueryClient()
  const missing = world.kinds.filter((kind) => !context.some((part) => part.kind === kind))
  const [kind, setKind] = useState<string | null>(missing[0] ?? null)
  const [key, setKey] = useState<string | null>(null)
  const refusal = whyNot(context, kind, key)
  const add = (): void => {
    if (refusal !== null || kind === null || key === null) return
    void findPart(queryClient, { project, environment, kind, key }).then((part) => onChange([...context, part]))
  }
  return (
    <div className="flex w-64 flex-col gap-2">
      <Combobox
        label="Kind"
        isFreeText
        isMonospace
        value={kind}
        onChange={(next) => {
          setKind(next)
          setKey(null)
        }}
        options={missing.map((value) => ({ value }))}
      />
      <KeyCombobox key={kind} world={world} kind={kind} value={key} onChange={setKey} />
      <PopoverClose
        render={
          <Button variant="primary" className="self-end" disabledReason={refusal} onClick={add}>
            {kind === null ? 'Add' : `Add ${kind}`}
          </Button>
        }
      />
    </div>
  )
}

function whyNot(context: ContextInput, kind: string | null, key: string | null): string | null {
  if (kind === null) return 'Choose a kind.'
  const problem = checkContextKind(kind)
  if (problem !== undefined) return problem.message
  if (context.some((part) => part.kind === kind)) return `The context has a ${kind} already.`
  return key === null ? 'Choose or write a key.' : null
}

interface KeyComboboxProps {
  readonly world: RuleWorld
  readonly kind: string | null
  readonly value: string | null
  readonly onChange: (key: string | null) => void
}

function KeyCombobox({ world: { project, environment }, kind, value, onChange }: KeyComboboxProps) {
  const [typed, setTyped] = useState('')
  const search = typed.trim()
  const { data, isFetching, isPlaceholderData } = useQuery(
    contextSearchQuery(project, environment, { search, kind: kind ?? '' }),
  )
  const options = (data ?? []).map(({ key, name, lastSeenAt }) => ({
    value: key,
    hint: [name, `seen ${formatAgo(lastSeenAt, serverNow())}`].filter((part) => part !== null).join(' · '),
  }))
  return (
    <Combobox
      label="Key"
      hint="One that was seen brings its attributes."
      isFreeText
      isMonospace
      value={value}
      onChange={onChange}
      onQuery={setTyped}
      options={isPlaceholderData ? matchOptions(options, search) : options}
      isLoading={isFetching && data === undefined}
    />
  )
}
