import { lazy, Suspense } from 'react'
import { useStore } from '../lib/store.ts'
import { isShortcutSheetOpen } from './shortcut-sheet-state.ts'

const HelpSheet = lazy(async () => ({ default: (await import('./help-sheet.tsx')).HelpSheet }))

/** Shows the sheet of shortcuts when it is asked for. */
export function ShortcutSheetHost() {
  const isOpen = useStore(isShortcutSheetOpen)
  if (!isOpen) return null
  return (
    <Suspense fallback={null}>
      <HelpSheet />
    </Suspense>
  )
}
