import { Upload } from 'lucide-react'
import { useMemo, useRef } from 'react'
import { Button } from '../../ui/button.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { formatCount } from '../format.ts'
import { ColumnSelect, usePastedText, type PastedText } from './pasted-table.tsx'
import { hasColumns, mergeValues, type MergedValues } from './pasted-values.ts'

/** What is written, pasted or read from a file to come to a list, and how. */
export interface PastedValues extends PastedText {
  readonly merged: MergedValues
}

export function usePastedValues(present: readonly string[]): PastedValues {
  const pasted = usePastedText()
  const merged = useMemo(() => mergeValues(present, pasted.values), [present, pasted.values])
  return { ...pasted, merged }
}

export interface PasteValuesProps {
  readonly noun: string
  readonly pasted: PastedValues
  readonly disabledReason: string | null
}

/** Takes many values at once, and says how many are new. */
export function PasteValues({ noun, pasted, disabledReason }: PasteValuesProps) {
  const { text, table, merged, begin } = pasted
  return (
    <div className="flex flex-col gap-2">
      <PasteField noun={noun} text={text} onText={begin} />
      {hasColumns(table) ? <ColumnSelect label="Column to take" pasted={pasted} /> : null}
      <div className="flex flex-wrap items-center gap-2">
        <FileButton onText={begin} disabledReason={disabledReason} />
        <span role="status" className="num min-w-0 flex-1 text-xs text-t2">
          {text.trim() === '' ? null : previewText(merged)}
        </span>
      </div>
    </div>
  )
}

/** Longer texts are not shown: browsers take seconds to lay them out. */
const MAX_SHOWN_LENGTH = 20_000

function PasteField({ noun, text, onText }: { noun: string; text: string; onText: (text: string) => void }) {
  if (text.length > MAX_SHOWN_LENGTH) {
    return (
      <div className="flex items-center gap-2 rounded-md border border-line bg-sub py-1 ps-2.5 pe-1 text-xs">
        <span className="mono min-w-0 flex-1 truncate">{text.slice(0, 80)}</span>
        <span className="num text-t2">{formatCount(text.length)} characters</span>
        <Button onClick={() => onText('')}>Clear</Button>
      </div>
    )
  }
  return (
    <TextArea
      label={`Add ${noun}s`}
      hint="One a line, or CSV."
      rows={3}
      value={text}
      onChange={onText}
      onPaste={(event) => {
        const pasted = event.clipboardData.getData('text')
        if (pasted.length <= MAX_SHOWN_LENGTH) return
        event.preventDefault()
        onText(`${text}${text === '' ? '' : '\n'}${pasted}`)
      }}
      isMonospace
    />
  )
}

function previewText({ added, presentCount, repeatedCount }: MergedValues): string {
  const parts = [
    `${formatCount(added.length)} new`,
    presentCount === 0 ? '' : `${formatCount(presentCount)} already there`,
    repeatedCount === 0 ? '' : `${formatCount(repeatedCount)} repeated`,
  ]
  return parts.filter((part) => part !== '').join(' · ')
}

function FileButton({ onText, disabledReason }: { onText: (text: string) => void; disabledReason: string | null }) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <input
        ref={input}
        type="file"
        accept=".csv,.txt,text/csv,text/plain"
        aria-label="File with values"
        hidden
        onChange={(event) => {
          const file = event.target.files?.[0]
          event.target.value = ''
          void file?.text().then(onText)
        }}
      />
      <Button variant="ghost" disabledReason={disabledReason} onClick={() => input.current?.click()}>
        <Upload size={13} aria-hidden />
        CSV file
      </Button>
    </>
  )
}
