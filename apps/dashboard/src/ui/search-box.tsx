import { Search, X } from 'lucide-react'
import { useEffect, useRef, useState, type RefObject } from 'react'
import { IconButton } from './button.tsx'
import { cx } from './cx.ts'
import { Kbd } from './kbd.tsx'

/** After a question to the server, typing goes on for this long without another one. */
const SETTLE_MS = 60

export interface SearchBoxProps {
  /** "Search segments" */
  readonly label: string
  readonly placeholder: string
  /** What is searched for, as the address has it. */
  readonly text: string
  /** Called once the typing has settled; `undefined` for nothing. */
  readonly onChange: (text: string | undefined) => void
  readonly box?: RefObject<HTMLInputElement | null>
  /** The key that leads here, where there is one. */
  readonly shortcut?: string
  readonly className?: string
}

/** A line of text that narrows a list. */
export function SearchBox({ label, placeholder, text, onChange, box, shortcut, className }: SearchBoxProps) {
  const [typed, setTyped] = useTyped(text, onChange)
  return (
    <div role="search" className={cx('relative w-80 max-md:w-full', className)}>
      <Search size={14} aria-hidden className="absolute start-2.5 top-[9px] text-t3" />
      <input
        ref={box}
        type="text"
        aria-label={label}
        placeholder={placeholder}
        value={typed}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') event.currentTarget.blur()
        }}
        className="h-8 w-full rounded-md border border-ctl bg-panel ps-8 pe-8 text-sm"
      />
      <span className="absolute end-1 top-0.5 flex h-7 items-center">
        {typed !== '' ? (
          <IconButton label="Clear the search" onClick={() => setTyped('')}>
            <X size={13} aria-hidden />
          </IconButton>
        ) : shortcut === undefined ? null : (
          <span aria-hidden className="pe-1 max-md:hidden">
            <Kbd keys={shortcut} />
          </span>
        )}
      </span>
    </div>
  )
}

/** What stands in the box: ahead of `text` while somebody types, and following it when it changes by other means. */
function useTyped(text: string, onChange: SearchBoxProps['onChange']) {
  const [typed, setTyped] = useState(text)
  const asked = useRef(text)
  const askedAt = useRef(0)
  // The address may change by other means: a link, going back.
  useEffect(() => {
    if (text === asked.current) return
    asked.current = text
    setTyped(text)
  }, [text])
  // Waiting is done by the clock.
  useEffect(() => {
    if (typed === asked.current) return undefined
    const timer = setTimeout(
      () => {
        asked.current = typed
        askedAt.current = Date.now()
        onChange(typed === '' ? undefined : typed)
      },
      Math.max(0, askedAt.current + SETTLE_MS - Date.now()),
    )
    return () => clearTimeout(timer)
  })
  return [typed, setTyped] as const
}
