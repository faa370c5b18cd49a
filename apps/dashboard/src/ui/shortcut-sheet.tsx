import { useState, type ReactNode } from 'react'
import { Dialog } from './dialog.tsx'
import { Kbd } from './kbd.tsx'
import { TextField } from './text-field.tsx'

export interface ShortcutSheetGroup {
  readonly name: string
  readonly shortcuts: readonly { readonly keys: string; readonly does: string }[]
}

export interface ShortcutSheetProps {
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly groups: readonly ShortcutSheetGroup[]
  /** Stays in sight under the list. */
  readonly footer?: ReactNode
}

/** All keys that do something here. */
export function ShortcutSheet({ isOpen, onClose, groups, footer }: ShortcutSheetProps) {
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title="Keyboard shortcuts" width={640} footer={footer}>
      <Groups groups={groups} />
    </Dialog>
  )
}

function Groups({ groups }: { groups: readonly ShortcutSheetGroup[] }) {
  const [query, setQuery] = useState('')
  const wanted = query.trim().toLowerCase()
  const found = groups
    .map(({ name, shortcuts }) => ({
      name,
      shortcuts: shortcuts.filter(({ keys, does }) => `${does} ${keys}`.toLowerCase().includes(wanted)),
    }))
    .filter(({ shortcuts }) => shortcuts.length > 0)
  return (
    <>
      <TextField
        label="Find a shortcut"
        isLabelHidden
        placeholder="Find a shortcut…"
        value={query}
        onChange={setQuery}
      />
      <div className="mt-4 gap-x-8 sm:columns-2">
        {found.map(({ name, shortcuts }) => (
          <section key={name} className="mb-4 break-inside-avoid">
            <h3 className="mb-1 text-xs font-semibold text-t2">{name}</h3>
            <ul>
              {shortcuts.map(({ keys, does }) => (
                <li key={keys} className="flex min-h-7 items-center justify-between gap-3 border-t border-line">
                  <span className="first-letter:uppercase">{does}</span>
                  <Kbd keys={keys} />
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
      {found.length > 0 ? null : <p role="status">No shortcut matches.</p>}
    </>
  )
}
