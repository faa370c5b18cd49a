import { lazy, Suspense } from 'react'
import { useStore } from '../../lib/store.ts'
import { openedPalette } from './palette-state.ts'

const Palette = lazy(async () => ({ default: (await import('./palette.tsx')).Palette }))

/** Shows the palette when it is asked for. */
export function PaletteHost() {
  const typed = useStore(openedPalette)
  if (typed === null) return null
  return (
    <Suspense fallback={null}>
      <Palette typed={typed} />
    </Suspense>
  )
}
