import { useState } from 'react'

/** How a person likes the list to look; kept in this browser. */
export interface ListDisplay {
  readonly density: 'comfortable' | 'compact'
  /** Ids of the columns that are not shown. */
  readonly hidden: ReadonlySet<string>
}

const KEY = 'guidon.flags.display'

export function useListDisplay(): [ListDisplay, (display: ListDisplay) => void] {
  const [display, setDisplay] = useState(readDisplay)
  const change = (next: ListDisplay): void => {
    localStorage.setItem(KEY, JSON.stringify({ density: next.density, hidden: [...next.hidden] }))
    setDisplay(next)
  }
  return [display, change]
}

function readDisplay(): ListDisplay {
  try {
    const { density, hidden } = JSON.parse(localStorage.getItem(KEY) ?? '{}') as Record<string, unknown>
    return {
      density: density === 'compact' ? 'compact' : 'comfortable',
      hidden: new Set(Array.isArray(hidden) ? hidden.filter((id) => typeof id === 'string') : []),
    }
  } catch {
    return { density: 'comfortable', hidden: new Set() }
  }
}
