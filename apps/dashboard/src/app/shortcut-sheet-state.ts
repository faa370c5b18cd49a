import { createStore } from '../lib/store.ts'

export const isShortcutSheetOpen = createStore(false)

export function openShortcutSheet(): void {
  isShortcutSheetOpen.write(true)
}
