import { Search, X } from 'lucide-react'
import { useEffect, useRef, useState, type RefObject } from 'react'
import { IconButton } from '../../../ui/button.tsx'
import { Kbd } from '../../../ui/kbd.tsx'

/** Typing goes on for this long without a question to the server. */
const SETTLE_MS = 60

interface FilterBoxProps {
  readonly box: RefObject<HTMLInputElement | null>
  readonly text: string
  readonly onChange: (text: string | undefined) => void
}

/** Words and fields of the filter, as text. */
export function FilterBox({ box, text, onChange }: FilterBoxProps) {
  const [typed, setTyped] = useState(text)
  const asked = useRef(text)
  // The address may change by other means: chips, back, a saved view.
  useEffect(() => {
    if (text === asked.current) return
    asked.current = text
    setTyped(text)
  }, [text])
  // Asks once the typing has settled.
  useEffect(() => {
    if (typed === asked.current) return undefined
    const timer = setTimeout(() => {
      asked.current = typed
      onChange(typed === '' ? undefined : typed)
    }, SETTLE_MS)
    return () => clearTimeout(timer)
  })
  return (
    <div role="search" className="relative w-80 max-md:w-full">
      <Search size={14} aria-hidden className="absolute start-2.5 top-2 text-t3" />
      <input
        ref={box}
        type="text"
        aria-label="Filter flags"
        placeholder="name, key, tag:… owner:… kind:…"
        value={typed}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') event.currentTarget.blur()
        }}
        className="h-[30px] w-full rounded-md border border-ctl bg-panel ps-8 pe-8 text-sm"
      />
      <span className="absolute end-1 top-px flex h-7 items-center">
        {typed === '' ? (
          <span aria-hidden className="pe-1 max-md:hidden">
            <Kbd keys="/" />
          </span>
        ) : (
          <IconButton label="Clear the filter" onClick={() => setTyped('')}>
            <X size={13} aria-hidden />
          </IconButton>
        )}
      </span>
    </div>
  )
}
