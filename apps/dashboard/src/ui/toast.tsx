import { X } from 'lucide-react'
import { useEffect, useState } from 'react'
import { createPortal } from 'react-dom'
import { useStore } from '../lib/store.ts'
import { Button, IconButton } from './button.tsx'
import { Glyph } from './glyph.tsx'
import { closeToast, shownToasts, type ShownToast } from './toast-state.ts'

const SHOWN_MS = 6_000
const WITH_ACTION_MS = 12_000

/** Where results are told, above everything else. Stands once on the page. */
export function ToastHost() {
  const toasts = useStore(shownToasts)
  return createPortal(
    <section
      data-toasts
      aria-label="Notifications"
      className="pointer-events-none fixed end-4 bottom-10 z-80 flex w-90 max-w-[calc(100vw-32px)] flex-col gap-2 print:hidden"
    >
      <div role="status" aria-live="polite" className="contents">
        {toasts.filter(({ tone }) => tone === 'ok').map(toastElement)}
      </div>
      <div role="alert" aria-live="assertive" className="contents">
        {toasts.filter(({ tone }) => tone === 'bad').map(toastElement)}
      </div>
    </section>,
    document.body,
  )
}

const toastElement = (toast: ShownToast) => <Toast key={toast.id} toast={toast} />

function Toast({ toast: { id, tone, title, detail, action } }: { toast: ShownToast }) {
  const [isHeld, setIsHeld] = useState(false)
  // Time passes without React; nobody loses a message that is being read.
  useEffect(() => {
    if (tone === 'bad' || isHeld) return undefined
    const timer = setTimeout(() => closeToast(id), action === undefined ? SHOWN_MS : WITH_ACTION_MS)
    return () => clearTimeout(timer)
  }, [id, tone, isHeld, action])
  return (
    <div
      className="pointer-events-auto flex items-start gap-2.5 rounded-lg bg-raise py-2 ps-3 pe-1.5 text-sm shadow-pop"
      onPointerEnter={() => setIsHeld(true)}
      onPointerLeave={() => setIsHeld(false)}
      onFocus={() => setIsHeld(true)}
      onBlur={() => setIsHeld(false)}
    >
      <Glyph status={tone === 'ok' ? 'done' : 'bad'} className="mt-1" />
      <div className="min-w-0 flex-1 py-0.5">
        <p className="wrap-anywhere">{title}</p>
        {detail === undefined ? null : <p className="text-xs wrap-anywhere text-t2">{detail}</p>}
      </div>
      {action === undefined ? null : (
        <Button
          variant="line"
          onClick={() => {
            closeToast(id)
            action.run()
          }}
        >
          {action.label}
        </Button>
      )}
      <IconButton label="Close" onClick={() => closeToast(id)}>
        <X size={14} aria-hidden />
      </IconButton>
    </div>
  )
}
