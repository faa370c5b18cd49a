import { useEffect, useRef } from 'react'
import { createStore } from './store.ts'
import { keyName, matchShortcut } from './shortcut-match.ts'

/** A key or a chord of keys that does something on the current screen. */
export interface Shortcut {
  /** `"c"`, `"g f"` (one after the other), `"shift+r"`, `"mod+s"` (⌘ on a Mac, Ctrl elsewhere). */
  readonly keys: string
  /** What it does, for the sheet of shortcuts. */
  readonly does: string
  /** Left out when the part listens for the key itself: then it is only listed. */
  readonly run?: () => void
}

interface ShortcutGroup {
  readonly name: string
  readonly shortcuts: readonly Shortcut[]
}

const SINGLE_KEYS = 'guidon.single-keys'
const CHORD_MS = 1_200

/** What works now: groups of the mounted parts, the innermost last. */
export const shortcutGroups = createStore<readonly ShortcutGroup[]>([])

/** Makes shortcuts work while the component is shown. A later part wins over an earlier one. */
export function useShortcuts(name: string, shortcuts: readonly Shortcut[]): void {
  const current = useRef(shortcuts)
  current.current = shortcuts
  const keys = shortcuts.map((shortcut) => `${shortcut.keys} ${shortcut.does}`).join('|')
  // Registers with the window's one listener; handlers are read when they run, so that they are never old.
  useEffect(() => {
    const group: ShortcutGroup = {
      name,
      get shortcuts() {
        return current.current
      },
    }
    shortcutGroups.write([...shortcutGroups.read(), group])
    return () => shortcutGroups.write(shortcutGroups.read().filter((one) => one !== group))
  }, [name, keys])
}

/** Single letters can be turned off, because speech input and slips press them (WCAG 2.1.4). */
export function areSingleKeysOn(): boolean {
  return localStorage.getItem(SINGLE_KEYS) !== 'off'
}

export function setSingleKeys(isOn: boolean): void {
  localStorage.setItem(SINGLE_KEYS, isOn ? 'on' : 'off')
}

/** Listens for keys, once for the whole page. Returns a function that stops it. */
export function listenForShortcuts(): () => void {
  let pending = ''
  let pendingUntil = 0
  const onKeyDown = (event: KeyboardEvent): void => {
    const name = keyName(event)
    if (name === null || event.defaultPrevented || isForeign(event, name)) return
    const now = Date.now()
    const typed = pending !== '' && now < pendingUntil ? `${pending} ${name}` : name
    const all = shortcutGroups
      .read()
      .flatMap((group) => group.shortcuts.filter(({ run }) => run !== undefined))
      .reverse()
    const match = matchShortcut(
      all.map(({ keys }) => keys),
      typed,
    )
    pending = match.kind === 'prefix' ? typed : ''
    pendingUntil = now + CHORD_MS
    if (match.kind === 'none') return
    event.preventDefault()
    if (match.kind === 'hit') all[match.index]!.run?.()
  }
  addEventListener('keydown', onKeyDown)
  return () => removeEventListener('keydown', onKeyDown)
}

const TEXT = 'input:not([type=checkbox], [type=radio]), textarea, [contenteditable]'
const TYPED_INTO = `${TEXT}, select, [role=combobox]`
/** While text is written these take back what was typed. */
const KEYS_OF_TEXT: ReadonlySet<string> = new Set(['mod+z', 'mod+shift+z'])

/** Keys that belong to something else: text being typed, an open dialog or menu, a person who wants no single keys. */
function isForeign(event: KeyboardEvent, name: string): boolean {
  const target = event.target instanceof HTMLElement ? event.target : null
  if (name.startsWith('mod+')) return KEYS_OF_TEXT.has(name) && Boolean(target?.closest(TEXT))
  if (target?.closest(TYPED_INTO)) return true
  if (target?.closest('[role=dialog], [role=alertdialog], [role=menu], [role=listbox]')) return true
  return !areSingleKeysOn()
}
