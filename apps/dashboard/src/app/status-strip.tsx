import { liveState } from '../lib/live.ts'
import { shortcutGroups, type Shortcut } from '../lib/shortcuts.ts'
import { useStore } from '../lib/store.ts'
import { cx } from '../ui/cx.ts'
import { Kbd } from '../ui/kbd.tsx'

const MAX_SHOWN = 7
/** The commonest first; what is not named comes after them. */
const ORDER = ['j k', 'enter', 'space', 'x', 't', 'mod+s', 'c', '/']

/** Under the content: what the keys do here, and whether the screen is up to date. */
export function StatusStrip() {
  return (
    <footer className="flex h-7 shrink-0 items-center gap-4 border-t border-line bg-bg px-4 text-2xs text-t3 max-md:hidden print:hidden">
      <KeyHints />
      <LiveMark />
    </footer>
  )
}

function KeyHints() {
  const groups = useStore(shortcutGroups)
  const own = groups.filter(({ name }) => name !== 'Everywhere').flatMap(({ shortcuts }) => shortcuts)
  const all = groups.find(({ name }) => name === 'Everywhere')?.shortcuts.filter(({ keys }) => keys === '?') ?? []
  return (
    <ul className="flex min-w-0 items-center gap-3 overflow-hidden">
      {[...inOrder(own).slice(0, MAX_SHOWN), ...all].map(({ keys, does }) => (
        <li key={keys} className="flex items-center gap-1 whitespace-nowrap">
          <Kbd keys={keys} /> {does}
        </li>
      ))}
    </ul>
  )
}

type Hint = Pick<Shortcut, 'keys' | 'does'>

/** Down and up are one hint. */
function inOrder(shortcuts: readonly Hint[]): readonly Hint[] {
  const hints = shortcuts
    .filter(({ keys }) => keys !== 'k')
    .map((hint) => (hint.keys === 'j' ? { keys: 'j k', does: 'move' } : hint))
  const placeOf = ({ keys }: Hint): number => {
    const place = ORDER.indexOf(keys)
    return place === -1 ? ORDER.length : place
  }
  return hints.sort((one, other) => placeOf(one) - placeOf(other))
}

function LiveMark() {
  const state = useStore(liveState)
  const words = { connecting: 'Connecting…', live: 'Live', stale: 'Not connected' }[state.kind]
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
  return (
    <span className="ms-auto flex items-center gap-1.5 whitespace-nowrap">
      <i
        aria-hidden
        className={cx('size-1.5 rounded-full', state.kind === 'live' ? 'live bg-okf' : 'border border-waitf')}
      />
      {words} · times in {zone}
    </span>
  )
}
