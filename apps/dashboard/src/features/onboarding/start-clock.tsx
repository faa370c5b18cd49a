import { useEffect, useState } from 'react'

const SECOND_MS = 1_000
/** Who takes longer than this is not in a hurry. */
const LONGEST_S = 600

interface StartClockProps {
  readonly project: string
  readonly isDone: boolean
}

/** How long it takes, until it is done. Goes on when one has looked at something else in between. */
export function StartClock({ project, isDone }: StartClockProps) {
  const [startedAt] = useState(() => rememberedStart(project))
  const [seconds, setSeconds] = useState(() => secondsSince(startedAt))
  // Time passes without React.
  useEffect(() => {
    if (isDone) return undefined
    const timer = setInterval(() => setSeconds(secondsSince(startedAt)), SECOND_MS)
    return () => clearInterval(timer)
  }, [isDone, startedAt])
  if (seconds > LONGEST_S) return null
  const text = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
  return (
    <span role="timer" aria-label="Time since this page was first opened" className="num ms-auto text-t3">
      {text}
    </span>
  )
}

const secondsSince = (at: number): number => Math.max(0, Math.floor((Date.now() - at) / SECOND_MS))

/** When this page was first opened in this tab, by the clock of this machine. */
function rememberedStart(project: string): number {
  const key = `guidon.start.${project}`
  const known = Number(sessionStorage.getItem(key))
  if (known > 0) return known
  const now = Date.now()
  sessionStorage.setItem(key, String(now))
  return now
}
