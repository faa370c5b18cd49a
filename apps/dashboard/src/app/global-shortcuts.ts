import { useNavigate } from '@tanstack/react-router'
import { projectRoute } from '../lib/root-route.ts'
import { useShortcuts, type Shortcut } from '../lib/shortcuts.ts'
import { useEnvironments } from '../lib/use-project.ts'
import { useSwitchEnvironment } from './environment-switcher.tsx'
import { openPalette } from './palette/palette-state.ts'
import type { RailItem } from './rail-items.ts'
import { toggleRail } from './rail-state.ts'
import { openShortcutSheet } from './shortcut-sheet-state.ts'

const PLACES: readonly (readonly [string, RailItem['to'], string])[] = [
  ['g h', '/p/$project', 'Home'],
  ['g f', '/p/$project/flags', 'Flags'],
  ['g s', '/p/$project/segments', 'Segments'],
  ['g x', '/p/$project/contexts', 'Contexts'],
  ['g u', '/p/$project/audit', 'Audit'],
  ['g k', '/p/$project/sdks', 'SDKs'],
  ['g l', '/p/$project/events', 'Live events'],
]

/** Keys that work on every screen. */
export function useGlobalShortcuts(): void {
  const { project } = projectRoute.useParams()
  const environments = useEnvironments()
  const switchTo = useSwitchEnvironment()
  const navigate = useNavigate()
  const places = PLACES.map(([keys, to, label]): Shortcut => ({
    keys,
    does: `go to ${label}`,
    run: () => void navigate({ to, params: { project } }),
  }))
  const lens = environments.slice(0, 9).map(({ key, name }, index): Shortcut => ({
    keys: `e ${index + 1}`,
    does: `look at ${name}`,
    run: () => switchTo(key),
  }))
  useShortcuts('Everywhere', [
    { keys: 'mod+k', does: 'search or run a command', run: openPalette },
    { keys: '?', does: 'all shortcuts', run: openShortcutSheet },
    { keys: '[', does: 'narrow or widen the rail', run: toggleRail },
    { keys: 'l', does: 'copy a link to this screen', run: () => void navigator.clipboard.writeText(location.href) },
    ...places,
    ...lens,
  ])
}
