import { Upload } from 'lucide-react'
import { useRef } from 'react'
import { formatCount } from '../../lib/format.ts'
import { Button } from '../../ui/button.tsx'
import { TextArea } from '../../ui/text-area.tsx'

/** Browsers take many seconds to put long texts into a box for writing. */
const MAX_WRITTEN = 20_000
const SHOWN = 200

export interface KeysInputProps {
  readonly text: string
  readonly onChange: (text: string) => void
}

/** Keys to write, to paste or to read from a file. A long text is taken in as a whole, not shown for editing. */
export function KeysInput({ text, onChange }: KeysInputProps) {
  return (
    <div className="flex flex-col gap-2">
      {text.length > MAX_WRITTEN ? (
        <LongText text={text} onChange={onChange} />
      ) : (
        <TextArea
          label="Keys"
          hint="One a line, or CSV. Long lists are fine."
          rows={6}
          isMonospace
          value={text}
          onChange={onChange}
          onPaste={(event) => {
            const pasted = event.clipboardData.getData('text')
            if (pasted.length <= MAX_WRITTEN) return
            event.preventDefault()
            onChange(text.trim() === '' ? pasted : `${text}\n${pasted}`)
          }}
        />
      )}
      <FileButton onText={onChange} />
    </div>
  )
}

function LongText({ text, onChange }: KeysInputProps) {
  return (
    <div className="flex flex-col gap-2 rounded-md border border-line bg-sub p-3">
      <p role="status" className="flex items-center gap-2 text-xs">
        <span className="min-w-0 flex-1">A text of {formatCount(text.length)} characters. It begins with:</span>
        <Button variant="line" onClick={() => onChange('')}>
          Start over
        </Button>
      </p>
      <pre className="mono overflow-hidden text-xs text-t2">{text.slice(0, SHOWN)}…</pre>
    </div>
  )
}

function FileButton({ onText }: { onText: (text: string) => void }) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <div>
      <input
        ref={input}
        type="file"
        accept=".csv,.txt,text/csv,text/plain"
        aria-label="File with keys"
        hidden
        onChange={(event) => {
          const file = event.target.files?.[0]
          event.target.value = ''
          void file?.text().then(onText)
        }}
      />
      <Button variant="line" onClick={() => input.current?.click()}>
        <Upload size={13} aria-hidden />
        Read a file
      </Button>
    </div>
  )
}
