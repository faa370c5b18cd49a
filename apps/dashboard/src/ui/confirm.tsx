import { useRef, useState } from 'react'
import { Button } from './button.tsx'
import type { PendingConfirm } from './confirm-state.ts'
import { Dialog } from './dialog.tsx'
import { TextField } from './text-field.tsx'

/** The question that `confirm` asks. The safe answer has the focus. */
export function ConfirmDialog({ request }: { request: PendingConfirm }) {
  const { title, detail, verb, isDanger = false, typeToConfirm = '', answer } = request
  const [typed, setTyped] = useState('')
  const cancel = useRef<HTMLButtonElement>(null)
  const isTyped = typed.trim() === typeToConfirm
  return (
    <Dialog
      isOpen
      role="alertdialog"
      title={title}
      width={440}
      initialFocus={isDanger && typeToConfirm === '' ? cancel : undefined}
      onClose={() => answer(false)}
      onSubmit={() => {
        if (isTyped) answer(true)
      }}
      footer={
        <>
          <Button ref={cancel} size={32} onClick={() => answer(false)}>
            Cancel
          </Button>
          <Button
            type="submit"
            size={32}
            variant={isDanger ? 'danger' : 'primary'}
            disabledReason={isTyped ? null : `Type ${typeToConfirm} first.`}
          >
            {verb}
          </Button>
        </>
      }
    >
      <p className="text-t2">{detail}</p>
      {typeToConfirm === '' ? null : (
        <TextField
          className="mt-4"
          isMonospace
          label={
            <>
              Type <span className="mono text-t1">{typeToConfirm}</span> to confirm
            </>
          }
          value={typed}
          onChange={setTyped}
        />
      )}
    </Dialog>
  )
}
