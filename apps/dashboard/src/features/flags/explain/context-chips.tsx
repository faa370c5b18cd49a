import type { Json } from '@guidon/model'
import { Braces, Plus, X } from 'lucide-react'
import { useState } from 'react'
import { readTypedValue, withAttribute, type ContextInput } from '../../../lib/evaluation/context-parts.ts'
import { parseSubject } from '../../../lib/rules/clause-subject.ts'
import { useRuleWorld, type RuleWorld } from '../../../lib/rules/rule-queries.ts'
import { Button } from '../../../ui/button.tsx'
import { Combobox } from '../../../ui/combobox.tsx'
import { Popover, PopoverClose } from '../../../ui/popover.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { valueText } from '../../../ui/value-text.ts'
import type { ContextPlace } from './context-picker.tsx'
import { AddKind } from './add-kind.tsx'
import { AttributeValueField } from './attribute-value-field.tsx'
import { CHIP_BUTTON } from './chip-button.ts'
import { ContextJsonDialog } from './context-json-dialog.tsx'

interface ContextChipsProps extends ContextPlace {
  readonly context: ContextInput
  readonly onChange: (context: ContextInput) => void
}

/** The attributes of a context: each can be changed, so that one sees at once what would be. */
export function ContextChips({ project, environment, context, onChange }: ContextChipsProps) {
  const world = useRuleWorld(project, environment)
  const [isJsonOpen, setIsJsonOpen] = useState(false)
  return (
    <ul aria-label="Attributes" className="flex flex-wrap gap-1.5">
      {context.flatMap(({ kind, attributes }) =>
        Object.entries(attributes).map(([name, value]) => (
          <li key={`${kind} ${name}`} className="max-w-full min-w-0">
            <AttributeChip
              kind={kind}
              name={name}
              value={value}
              onChange={(next) => onChange(withAttribute(context, { kind, attribute: escaped(name) }, next))}
              onRemove={name === 'key' ? removalOfKind(context, kind, onChange) : undefined}
            />
          </li>
        )),
      )}
      <li>
        <AddAttribute world={world} context={context} onChange={onChange} />
      </li>
      <li>
        <AddKind world={world} context={context} onChange={onChange} />
      </li>
      <li>
        <button type="button" className={CHIP_BUTTON} onClick={() => setIsJsonOpen(true)}>
          <Braces size={12} aria-hidden />
          JSON
        </button>
      </li>
      {isJsonOpen ? (
        <ContextJsonDialog context={context} onChange={onChange} onClose={() => setIsJsonOpen(false)} />
      ) : null}
    </ul>
  )
}

/** A name with a slash before it is one name here, and no path. */
const escaped = (name: string): string =>
  name.startsWith('/') ? `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}` : name

/** Without its key a kind is none: both go together, unless it is the only one. */
function removalOfKind(context: ContextInput, kind: string, onChange: (context: ContextInput) => void) {
  if (context.length < 2) return null
  return () => onChange(context.filter((part) => part.kind !== kind))
}

interface AttributeChipProps {
  readonly kind: string
  readonly name: string
  readonly value: Json
  readonly onChange: (value: Json | undefined) => void
  /** Instead of taking only the attribute away; `null` where it must stay. */
  readonly onRemove: (() => void) | null | undefined
}

function AttributeChip({ kind, name, value, onChange, onRemove }: AttributeChipProps) {
  const chip = (
    <button
      type="button"
      dir="ltr"
      className="mono inline-flex h-6 max-w-full min-w-0 items-center rounded-[5px] bg-sub px-1.5 text-xs text-t1 hover:bg-accent-bg"
    >
      <span className="truncate">
        <span className="text-t2">
          {kind}.{name}=
        </span>
        {valueText(value)}
      </span>
    </button>
  )
  return (
    <Popover trigger={chip} label={`${kind} ${name}`}>
      <AttributeForm kind={kind} name={name} value={value} onChange={onChange} onRemove={onRemove} />
    </Popover>
  )
}

function AttributeForm({ kind, name, value, onChange, onRemove }: AttributeChipProps) {
  const [text, setText] = useState(valueText(value))
  const write = (next: string): void => {
    setText(next)
    if (name === 'key') {
      if (next !== '') onChange(next)
    } else onChange(readTypedValue(next))
  }
  return (
    <div className="flex w-64 flex-col gap-2">
      {name === 'key' ? (
        <TextField
          label={`${kind}.${name}`}
          isMonospace
          value={text}
          onChange={write}
          error={text === '' ? 'A key cannot be empty.' : null}
        />
      ) : (
        <AttributeValueField label={`${kind}.${name}`} text={text} onText={write} />
      )}
      <div className="flex justify-end gap-2">
        {onRemove === null ? null : (
          <PopoverClose
            render={
              <Button onClick={onRemove ?? (() => onChange(undefined))}>
                <X size={12} aria-hidden />
                {onRemove === undefined ? 'Remove' : `Remove ${kind}`}
              </Button>
            }
          />
        )}
        <PopoverClose render={<Button variant="line">Done</Button>} />
      </div>
    </div>
  )
}

interface AddAttributeProps extends Pick<ContextChipsProps, 'context' | 'onChange'> {
  readonly world: RuleWorld
}

function AddAttribute({ world, context, onChange }: AddAttributeProps) {
  const trigger = (
    <button type="button" className={CHIP_BUTTON}>
      <Plus size={12} aria-hidden />
      Attribute
    </button>
  )
  return (
    <Popover trigger={trigger} label="Add an attribute">
      <AddForm world={world} context={context} onChange={onChange} />
    </Popover>
  )
}

function AddForm({ world, context, onChange }: AddAttributeProps) {
  const [attribute, setAttribute] = useState<string | null>(null)
  const [text, setText] = useState('')
  const subject = attribute === null ? null : parseSubject(attribute, world.kinds, context[0]?.kind ?? 'user')
  const isReady = subject?.kind === 'attribute' && text !== ''
  const add = (): void => {
    if (subject?.kind !== 'attribute') return
    const place = { kind: subject.contextKind, attribute: subject.attribute }
    onChange(withAttribute(context, place, place.attribute === 'key' ? text : readTypedValue(text)))
    setAttribute(null)
    setText('')
  }
  return (
    <form
      className="flex w-64 flex-col gap-2"
      onSubmit={(event) => {
        event.preventDefault()
        event.stopPropagation()
        if (isReady) add()
      }}
    >
      <Combobox
        label="Attribute"
        isFreeText
        isMonospace
        value={attribute}
        onChange={setAttribute}
        options={[...world.catalog.values()].map(({ kind, attribute: name, values }) => ({
          value: `${kind}.${name}`,
          hint: values.slice(0, 2).map(String).join(', ').slice(0, 24),
          group: kind,
        }))}
      />
      <AttributeValueField label="Value" text={text} onText={setText} />
      <Button
        type="submit"
        variant="primary"
        className="self-end"
        disabledReason={isReady ? null : 'Write an attribute and a value.'}
      >
        Add
      </Button>
    </form>
  )
}
