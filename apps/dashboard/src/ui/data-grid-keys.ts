/** What a pressed key asks of a grid. */
export type GridCommand =
  | { readonly kind: 'move'; readonly to: number; readonly isExtending: boolean }
  | { readonly kind: 'open' }
  | { readonly kind: 'peek' }
  | { readonly kind: 'menu' }
  | { readonly kind: 'select'; readonly isRange: boolean }
  | { readonly kind: 'within'; readonly by: 1 | -1 }

interface KeyPress {
  readonly key: string
  readonly shiftKey: boolean
  readonly altKey: boolean
  readonly ctrlKey: boolean
  readonly metaKey: boolean
}

interface Position {
  /** Index of the row in focus. */
  readonly index: number
  readonly count: number
  /** Rows that fit on the screen. */
  readonly pageSize: number
}

/** The command of a key; `null` for keys that are not the grid's. */
export function gridCommand(press: KeyPress, position: Position): GridCommand | null {
  if (press.altKey || press.ctrlKey || press.metaKey) return null
  const key = press.key.length === 1 ? press.key.toLowerCase() : press.key
  const to = destination(key, position)
  if (to !== null) {
    return { kind: 'move', to: clamp(to, position.count), isExtending: press.shiftKey && key.startsWith('Arrow') }
  }
  switch (key) {
    case 'Enter':
      return { kind: 'open' }
    case ' ':
      return { kind: 'peek' }
    case '.':
      return { kind: 'menu' }
    case 'x':
      return { kind: 'select', isRange: press.shiftKey }
    case 'ArrowRight':
      return { kind: 'within', by: 1 }
    case 'ArrowLeft':
      return { kind: 'within', by: -1 }
    default:
      return null
  }
}

function destination(key: string, { index, count, pageSize }: Position): number | null {
  switch (key) {
    case 'ArrowDown':
    case 'j':
      return index + 1
    case 'ArrowUp':
    case 'k':
      return index - 1
    case 'PageDown':
      return index + pageSize
    case 'PageUp':
      return index - pageSize
    case 'Home':
      return 0
    case 'End':
      return count - 1
    default:
      return null
  }
}

const clamp = (index: number, count: number): number => Math.max(0, Math.min(count - 1, index))
