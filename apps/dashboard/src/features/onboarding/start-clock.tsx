import { useEffect, useState } from 'react'

const SECOND_MS = 1_000
/** Who takes longer than this is not in a hurry. */
const LONGEST_S = 600

/** How long it takes, until it is done. */
export function StartClock({ isDone }: { isDone: boolean }) {
  const [seconds, setSeconds] = useState(0)
  // Time passes without React.
  useEffect(() => {
    if (isDone) return undefined
    const timer = setInterval(() => setSeconds((before) => before + 1), SECOND_MS)
    return () => clearInterval(timer)
  }, [isDone])
  if (seconds > LONGEST_S) return null
  const text = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
  return (
    <span role="timer" aria-label="Time since this page was opened" className="num ms-auto text-t3">
      {text}
    </span>
  )
}
