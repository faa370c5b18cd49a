import { Search } from 'lucide-react'
import { topBarSlot } from '../ui/page.tsx'
import { IconButton } from '../ui/button.tsx'
import { EnvironmentSwitcher } from './environment-switcher.tsx'
import { openPalette } from './palette/palette-state.ts'

/** Where one is, and in which environment. */
export function TopBar() {
  return (
    <header className="flex h-11 shrink-0 items-center gap-3 border-b border-line bg-bg px-4 max-md:px-3 print:hidden">
      <div ref={topBarSlot.write} className="flex min-w-0 flex-1 items-center gap-1.5 text-sm text-t3" />
      <span className="md:hidden">
        <IconButton label="Search or run a command" onClick={openPalette}>
          <Search size={16} aria-hidden />
        </IconButton>
      </span>
      <EnvironmentSwitcher />
    </header>
  )
}
