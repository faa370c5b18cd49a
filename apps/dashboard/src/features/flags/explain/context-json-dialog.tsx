import { useState } from 'react'
import { contextJson, readContextJson, type ContextInput } from '../../../lib/evaluation/context-parts.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { JsonEditor } from '../../../ui/json-editor.tsx'
import { readJson } from '../../../ui/json-reading.ts'

interface ContextJsonDialogProps {
  readonly context: ContextInput
  readonly onChange: (context: ContextInput) => void
  readonly onClose: () => void
}

/** A context as text, to paste one from a log or to write it all at once. */
export function ContextJsonDialog({ context, onChange, onClose }: ContextJsonDialogProps) {
  const [text, setText] = useState(() => JSON.stringify(contextJson(context), null, 2))
  const read = readText(text)
  const isReady = typeof read !== 'string'
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title="Context as JSON"
      description="As SDKs take it: one kind, or several in one of kind “multi”."
      width={560}
      onSubmit={() => {
        if (!isReady) return
        onChange(read)
        onClose()
      }}
      footer={
        <>
          <Button size={32} onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" size={32} variant="primary" disabledReason={isReady ? null : read}>
            Use this context
          </Button>
        </>
      }
    >
      <JsonEditor label="Context" value={text} onChange={setText} minHeight={220} />
      <p role="status" className="mt-2 min-h-4 text-xs text-bad">
        {isReady ? '' : read}
      </p>
    </Dialog>
  )
}

function readText(text: string): ContextInput | string {
  const { value, problem } = readJson(text)
  return problem === null ? readContextJson(value) : problem.message
}
