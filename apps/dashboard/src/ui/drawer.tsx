import { Dialog as BaseDialog } from '@base-ui/react/dialog'
import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { IconButton } from './button.tsx'
import { cx } from './cx.ts'

export interface DrawerProps {
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly title: ReactNode
  readonly note?: ReactNode
  /** In pixels; on a phone it fills the screen. @default 420 */
  readonly width?: number
  /** `false` for a look aside: the page stays usable and keeps the focus. @default true */
  readonly isModal?: boolean
  readonly footer?: ReactNode
  readonly children: ReactNode
}

/** A panel at the end of the screen. */
export function Drawer({ isOpen, onClose, title, note, width = 420, isModal = true, footer, children }: DrawerProps) {
  return (
    <BaseDialog.Root
      open={isOpen}
      modal={isModal}
      disablePointerDismissal={!isModal}
      onOpenChange={(open, { reason }) => {
        if (!open && reason !== 'focus-out') onClose()
      }}
    >
      <BaseDialog.Portal>
        {isModal ? (
          <BaseDialog.Backdrop className="fixed inset-0 z-40 bg-backdrop transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0" />
        ) : null}
        <BaseDialog.Popup
          style={{ width }}
          {...(isModal ? {} : { initialFocus: false })}
          className={cx(
            'fixed inset-y-0 end-0 z-50 flex max-w-full flex-col bg-panel shadow-pop outline-none transition-[opacity,translate] duration-180',
            'max-md:w-screen! data-ending-style:translate-x-4 data-ending-style:opacity-0 data-starting-style:translate-x-4 data-starting-style:opacity-0 rtl:data-ending-style:-translate-x-4 rtl:data-starting-style:-translate-x-4',
          )}
        >
          <header className="flex items-start gap-3 border-b border-line px-4 py-2.5">
            <div className="min-w-0 flex-1 py-0.5">
              <BaseDialog.Title className="font-semibold wrap-anywhere">{title}</BaseDialog.Title>
              {note === undefined ? null : <div className="text-xs text-t3">{note}</div>}
            </div>
            <BaseDialog.Close
              render={
                <IconButton label="Close" className="-me-1.5">
                  <X size={15} aria-hidden />
                </IconButton>
              }
            />
          </header>
          <div data-scroll className="min-h-0 flex-1 overflow-y-auto">
            {children}
          </div>
          {footer === undefined ? null : (
            <footer className="flex items-center justify-end gap-2 border-t border-line px-4 py-2.5">{footer}</footer>
          )}
        </BaseDialog.Popup>
      </BaseDialog.Portal>
    </BaseDialog.Root>
  )
}
