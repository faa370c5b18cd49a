import { cx } from './cx.ts'
import { keyCaps } from './key-caps.ts'

const isMac = /mac|iphone|ipad/i.test(navigator.platform)

/** Keys to press, for those who have some; written as in a shortcut (`mod+k`, `g f`, `?`) and shown as on this computer's keyboard. */
export function Kbd({ keys, onAccent = false }: { keys: string; onAccent?: boolean }) {
  const { caps, words } = keyCaps(keys, isMac)
  return (
    <kbd className="inline-flex gap-0.5 font-sans pointer-coarse:hidden">
      <span className="sr-only">{words}</span>
      {caps.map((cap, index) => (
        <span
          key={index}
          aria-hidden
          className={cx(
            'inline-flex h-[18px] min-w-[18px] items-center justify-center rounded px-1 text-2xs leading-none',
            onAccent ? 'border border-current' : 'border border-line2 bg-panel text-t3',
          )}
        >
          {cap}
        </span>
      ))}
    </kbd>
  )
}
