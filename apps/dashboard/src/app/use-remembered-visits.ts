import { useRouterState } from '@tanstack/react-router'
import { useEffect } from 'react'
import { rememberVisit, visitOf } from './palette/recent-visits.ts'

/** Keeps what was looked at, for the palette. */
export function useRememberedVisits(project: string): void {
  const path = useRouterState({ select: ({ resolvedLocation, location }) => (resolvedLocation ?? location).pathname })
  // Storage belongs to the browser, not to React.
  useEffect(() => {
    const visit = visitOf(path)
    if (visit !== null) rememberVisit(project, visit)
  }, [project, path])
}
