import { X } from 'lucide-react'
import { useEffect, useState } from 'react'
import { createPortal } from 'react-dom'
import { useShortcuts, type Shortcut } from '../lib/shortcuts.ts'
import { useStore } from '../lib/store.ts'
import { Button, IconButton } from './button.tsx'
import { Glyph } from './glyph.tsx'
import { Kbd } from './kbd.tsx'
import { closeToast, shownToasts, type ShownToast } from './toast-state.ts'

const SHOWN_MS = 6_000
const WITH_ACTION_MS = 12_000

/** Where results are told, above everything else. Stands once on the page. */
export function ToastHost() {
  const toasts = useStore(shownToasts)
  const newest = toasts.findLast(({ action }) => action !== undefined)
  useShortcuts('Notification', newest?.action === undefined ? [] : [shortcutOf(newest.id, newest.action)])
  const elementOf = (toast: ShownToast) => <Toast key={toast.id} toast={toast} hasKey={toast === newest} />
  return createPortal(
    <section
      data-toasts
      aria-label="Notifications"
      className="pointer-events-none fixed end-4 bottom-10 z-80 flex w-90 max-w-[calc(100vw-32px)] flex-col gap-2 print:hidden"
    >
      <div role="status" aria-live="polite" className="contents">
        {toasts.filter(({ tone }) => tone === 'ok').map(elementOf)}
      </div>
      <div role="alert" aria-live="assertive" className="contents">
        {toasts.filter(({ tone }) => tone === 'bad').map(elementOf)}
      </div>
    </section>,
    document.body,
  )
}

type ToastAction = NonNullable<ShownToast['action']>

/** Toasts stand at the end of the page: nobody gets there by Tab before they are gone. */
const ACTION_KEY = 'u'

const shortcutOf = (id: number, action: ToastAction): Shortcut => ({
  keys: ACTION_KEY,
  does: action.label.toLowerCase(),
  run: () => act(id, action),
})

function act(id: number, action: ToastAction): void {
  closeToast(id)
  action.run()
}

interface ToastElementProps {
  readonly toast: ShownToast
  /** Whether its action is the one that the key takes. */
  readonly hasKey: boolean
}

function Toast({ toast: { id, tone, title, detail, action }, hasKey }: ToastElementProps) {
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
        <Button variant="line" onClick={() => act(id, action)}>
          {action.label}
          {hasKey ? (
            <span className="max-md:hidden">
              <Kbd keys={ACTION_KEY} />
            </span>
          ) : null}
        </Button>
      )}
      <IconButton label="Close" onClick={() => closeToast(id)}>
        <X size={14} aria-hidden />
      </IconButton>
    </div>
  )
}
