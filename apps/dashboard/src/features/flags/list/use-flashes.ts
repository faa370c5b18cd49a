import type { FlagSummary } from '@guidon/api'
import { useMemo, useRef } from 'react'

/** Rows that have changed since the list was opened, each with when: a row whose number is new flashes. */
export function useFlashes(flags: readonly FlagSummary[]): ReadonlyMap<string, number> {
  const openedAt = useRef<number | null>(null)
  return useMemo(() => {
    if (flags.length === 0) return new Map()
    openedAt.current ??= Math.max(...flags.map(({ updatedAt }) => updatedAt))
    const since = openedAt.current
    return new Map(flags.filter(({ updatedAt }) => updatedAt > since).map(({ key, updatedAt }) => [key, updatedAt]))
  }, [flags])
}
