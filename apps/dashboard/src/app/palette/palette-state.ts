import { createStore } from '../../lib/store.ts'

/** What is typed in the palette at first; `null` while it is closed. */
export const openedPalette = createStore<string | null>(null)

export function openPalette(): void {
  openedPalette.write('')
}

/** Opens it with something to look for. */
export function openPaletteWith(text: string): void {
  openedPalette.write(text)
}

export function closePalette(): void {
  openedPalette.write(null)
}
