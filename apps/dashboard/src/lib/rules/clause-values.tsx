import type { Clause } from '@guidon/model'
import { useMemo, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { ChipsInput } from '../../ui/chips-input.tsx'
import { formatCount } from '../format.ts'
import type { KnownAttribute } from './attribute-catalog.ts'
import type { ClauseEditorProps } from './clause-editor.tsx'
import { subjectOfClause, subjectText } from './clause-subject.ts'
import { valueOf } from './operators.ts'
import { ValueListDrawer } from './value-list-drawer.tsx'

/** Longer lists are a number here and open beside. */
export const MAX_INLINE_VALUES = 200
const SHOWN_OF_LONG = 3

type ClauseValuesProps = Pick<
  ClauseEditorProps,
  'clause' | 'onChange' | 'onAddValues' | 'onRemoveValues' | 'findings'
> & { readonly known: KnownAttribute | undefined }

/** The values that a clause compares with. */
export function ClauseValues({ clause, onChange, onAddValues, onRemoveValues, findings, known }: ClauseValuesProps) {
  const [isListOpen, setIsListOpen] = useState(false)
  const texts = useMemo(() => clause.values.map(textOf), [clause.values])
  const byText = useMemo(() => new Map(clause.values.map((value) => [textOf(value), value])), [clause.values])
  const toValue = (text: string) => byText.get(text) ?? valueOf(text, clause.op, known)
  const suggestions = (known?.values ?? []).map(String).filter((text) => !byText.has(text))
  return (
    <div className="flex min-w-0 items-start gap-1">
      {texts.length > MAX_INLINE_VALUES ? (
        <LongList texts={texts} />
      ) : (
        <ChipsInput
          label="Values to compare with"
          isLabelHidden
          className="flex-1"
          values={texts}
          onChange={(next) => onChange({ ...clause, values: next.map(toValue) })}
          placeholder={placeholderOf(clause.op)}
          suggestions={suggestions}
          check={(text) => findings.ofValues.get(texts.indexOf(text)) ?? null}
        />
      )}
      <Button size={32} onClick={() => setIsListOpen(true)}>
        {texts.length > MAX_INLINE_VALUES ? 'Edit the list' : 'Paste…'}
      </Button>
      <ValueListDrawer
        isOpen={isListOpen}
        onClose={() => setIsListOpen(false)}
        title={`Values of ${subjectText(subjectOfClause(clause))}`}
        noun="value"
        values={texts}
        onAdd={(added) => onAddValues(added.map(toValue))}
        onRemove={(text) => onRemoveValues([toValue(text)])}
      />
    </div>
  )
}

function LongList({ texts }: { texts: readonly string[] }) {
  return (
    <p className="mono flex min-h-8 min-w-0 flex-1 items-center truncate rounded-md border border-line2 bg-sub px-2 text-xs">
      {texts.slice(0, SHOWN_OF_LONG).join(', ')} and {formatCount(texts.length - SHOWN_OF_LONG)} more
    </p>
  )
}

const textOf = (value: Clause['values'][number]): string => (typeof value === 'string' ? value : JSON.stringify(value))

function placeholderOf(op: string): string {
  if (op.startsWith('semVer')) return '2.1.0'
  if (op === 'before' || op === 'after') return '2026-09-01T06:00:00Z'
  if (op === 'matches') return 'Regular expression'
  return /Than/.test(op) ? 'Number' : 'Type a value, then Enter'
}
