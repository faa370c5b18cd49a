import { Dialog as BaseDialog } from '@base-ui/react/dialog'
import { X } from 'lucide-react'
import { useRef, type ReactNode, type RefObject } from 'react'
import { IconButton } from './button.tsx'
import { cx } from './cx.ts'
import { GuestPlace } from './dialog-guest.tsx'

export interface DialogProps {
  readonly isOpen: boolean
  /** Asked to close: by Escape, by the button, by a press outside. */
  readonly onClose: () => void
  readonly title: ReactNode
  /** After the title, quieter: a key, versions. */
  readonly note?: ReactNode
  /** One sentence under the title, read with it. */
  readonly description?: ReactNode
  /** In pixels; on a phone it fills the screen. @default 480 */
  readonly width?: number
  /** Buttons, the primary one last. */
  readonly footer?: ReactNode
  /** What has the focus at first. @default the first control of the content */
  readonly initialFocus?: RefObject<HTMLElement | null>
  /** Makes it a form. */
  readonly onSubmit?: () => void
  /** `false` where a press outside would lose work. @default true */
  readonly isDismissedOutside?: boolean
  /** Whether the content stands off the border. @default true */
  readonly isPadded?: boolean
  readonly role?: 'dialog' | 'alertdialog'
  readonly children?: ReactNode
}

const POPUP =
  'flex max-h-[calc(100dvh-48px)] max-w-[calc(100vw-32px)] flex-col rounded-xl bg-panel text-t1 shadow-pop outline-none transition-[opacity,transform] duration-180 max-md:h-dvh max-md:max-h-none max-md:w-screen! max-md:max-w-none max-md:rounded-none data-ending-style:opacity-0 data-starting-style:translate-y-1 data-starting-style:opacity-0 print:static print:max-h-none print:shadow-none'

/** A question or a task above the page. The focus stays in it and goes back to where it was. */
export function Dialog({
  isOpen,
  onClose,
  width = 480,
  initialFocus,
  isDismissedOutside = true,
  ...content
}: DialogProps) {
  const popup = useRef<HTMLDivElement>(null)
  return (
    <BaseDialog.Root
      open={isOpen}
      onOpenChange={(open, details) => {
        if (details.reason === 'outside-press' && isInToast(details.event)) details.cancel()
        else if (!open) onClose()
      }}
      disablePointerDismissal={!isDismissedOutside}
    >
      <BaseDialog.Portal>
        <BaseDialog.Backdrop className="fixed inset-0 z-40 bg-backdrop transition-opacity duration-180 data-ending-style:opacity-0 data-starting-style:opacity-0 print:hidden" />
        <BaseDialog.Viewport className="fixed inset-0 z-50 grid place-items-center">
          <BaseDialog.Popup
            ref={popup}
            {...(content.role === undefined ? {} : { role: content.role })}
            initialFocus={initialFocus ?? (() => firstControl(popup.current))}
            style={{ width }}
            className={POPUP}
          >
            <DialogContent {...content} />
          </BaseDialog.Popup>
        </BaseDialog.Viewport>
        <GuestPlace onGone={() => takeFocusBack(popup.current)} />
      </BaseDialog.Portal>
    </BaseDialog.Root>
  )
}

/** Notifications are above the dialog: pressing one is no press outside of it. */
const isInToast = ({ target }: Event): boolean => target instanceof Element && target.closest('[data-toasts]') !== null

/** Once the guest has given the focus back; where that is gone meanwhile, nobody has it. */
function takeFocusBack(popup: HTMLElement | null): void {
  requestAnimationFrame(() => {
    if (popup?.contains(document.activeElement) === false) popup.focus()
  })
}

const CONTROLS = 'input:not(:disabled), textarea, select, button, a[href], [tabindex="0"]'

/** Where one begins: not at the button that closes it all. */
function firstControl(popup: HTMLElement | null): HTMLElement | true {
  const find = (selector: string): HTMLElement | null => popup?.querySelector(selector) ?? null
  const inContent = find(`[data-dialog-content] :is(${CONTROLS})`)
  return inContent ?? find('[data-dialog-footer] button[type=submit]') ?? find('[data-dialog-footer] button') ?? true
}

type DialogContentProps = Pick<
  DialogProps,
  'title' | 'note' | 'description' | 'footer' | 'onSubmit' | 'isPadded' | 'children'
>

function DialogContent({ title, note, description, footer, onSubmit, isPadded = true, children }: DialogContentProps) {
  const inner = (
    <>
      <header className="flex items-start gap-3 border-b border-line px-5 py-3">
        <div className="min-w-0 flex-1">
          <div className="flex flex-wrap items-center gap-x-3">
            <BaseDialog.Title className="flex items-center gap-2 text-lg font-semibold">{title}</BaseDialog.Title>
            {note === undefined ? null : <span className="text-xs text-t2">{note}</span>}
          </div>
          {description === undefined ? null : (
            <BaseDialog.Description className="text-t2">{description}</BaseDialog.Description>
          )}
        </div>
        <BaseDialog.Close
          render={
            <IconButton label="Close" className="-me-1.5">
              <X size={16} aria-hidden />
            </IconButton>
          }
        />
      </header>
      <div data-scroll data-dialog-content className={cx('min-h-0 flex-1 overflow-y-auto', isPadded && 'px-5 py-4')}>
        {children}
      </div>
      {footer === undefined ? null : (
        <footer
          data-dialog-footer
          className="flex flex-wrap items-center justify-end gap-2 border-t border-line px-5 py-3"
        >
          {footer}
        </footer>
      )}
    </>
  )
  if (onSubmit === undefined) return inner
  return (
    <form
      noValidate
      className="flex min-h-0 flex-1 flex-col"
      onSubmit={(event) => {
        event.preventDefault()
        event.stopPropagation()
        onSubmit()
      }}
    >
      {inner}
    </form>
  )
}
