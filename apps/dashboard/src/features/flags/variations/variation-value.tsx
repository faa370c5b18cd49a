import { useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { TextArea } from '../../../ui/text-area.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { valueText } from '../../../ui/value-text.ts'
import { stageMeaning } from './migration-stages.ts'
import { ColumnLabel, type VariationPart } from './variation-column.tsx'

export interface VariationValueProps extends VariationPart {
  /** Opens the editor for JSON. */
  readonly onOpen: () => void
}

/** What is served, edited by its type. */
export function VariationValue(props: VariationValueProps) {
  const { variation, editing } = props
  const { valueType, migration } = editing.draft.current
  if (migration !== null || valueType === 'boolean') return <FixedValue variation={variation} />
  return valueType === 'json' ? <JsonValue {...props} /> : <PlainValue {...props} />
}

function FixedValue({ variation: { value } }: Pick<VariationValueProps, 'variation'>) {
  const meaning = stageMeaning(value)
  return (
    <div className="min-w-0 text-sm lg:pt-2.5">
      <span className="mono">{valueText(value)}</span>
      {meaning === null ? null : <p className="mt-0.5 text-xs text-t2">{meaning}</p>}
    </div>
  )
}

const LONG = 60

function PlainValue({ variation, index, editing, texts }: VariationValueProps) {
  const { text, problem } = texts.shown(variation)
  // The field keeps its kind while it is written in: another one would not have the focus.
  const [isLong] = useState(text.length > LONG || text.includes('\n'))
  const field = {
    label: <ColumnLabel>Value</ColumnLabel>,
    value: text,
    onChange: (next: string) => texts.write(variation.id, next),
    readOnly: editing.refusal !== null,
    isMonospace: true,
    error: problem,
    hint: warningAt(editing.issues, index),
  }
  if (isLong) return <TextArea {...field} />
  return <TextField {...field} {...(editing.draft.current.valueType === 'number' ? { inputMode: 'decimal' } : {})} />
}

function JsonValue({ variation, index, editing, texts, onOpen }: VariationValueProps) {
  const { text } = texts.shown(variation)
  const verb = editing.refusal === null ? 'Edit' : 'Show'
  return (
    <div className="flex min-w-0 flex-col items-start gap-1">
      <pre className="mono max-h-22 w-full lg:mt-1 overflow-hidden rounded-md border border-line bg-sub/60 px-2 py-1 text-xs wrap-anywhere whitespace-pre-wrap">
        {text}
      </pre>
      <Button onClick={onOpen}>
        {verb} JSON <span className="sr-only">of variation {index + 1}</span>
      </Button>
      <p className="text-xs text-t3">{warningAt(editing.issues, index)}</p>
    </div>
  )
}

function warningAt(issues: VariationValueProps['editing']['issues'], index: number): string | undefined {
  return issues.find(({ path, severity }) => severity === 'warn' && path === `/variations/${index}/value`)?.message
}
