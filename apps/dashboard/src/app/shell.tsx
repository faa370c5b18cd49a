import type { DomainEvent } from '@guidon/api'
import { Outlet, useRouterState } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { followLive } from '../lib/live.ts'
import { queryClient } from '../lib/query-client.ts'
import { projectRoute } from '../lib/root-route.ts'
import { rememberProject } from './first-screen.ts'
import { BottomBar } from './bottom-bar.tsx'
import { createLiveUpdates } from './live-updates.ts'
import { forgetDeleted } from './palette/recent-visits.ts'
import { NewProjectHost } from './new-project-host.tsx'
import { PaletteHost } from './palette/palette-host.tsx'
import { ReviewHost } from './review-host.tsx'
import { Rail } from './rail.tsx'
import { ShortcutSheetHost } from './shortcut-sheet-host.tsx'
import { StatusBanners } from './status-banners.tsx'
import { StatusStrip } from './status-strip.tsx'
import { TopBar } from './top-bar.tsx'
import { useGlobalShortcuts } from './global-shortcuts.ts'
import { useRememberedVisits } from './use-remembered-visits.ts'

/** What surrounds every screen of a project. */
export function Shell() {
  const { project } = projectRoute.useParams()
  const main = useFocusOnArrival()
  useGlobalShortcuts()
  useRememberedVisits(project)
  // The live stream is outside of React: one for the project that is shown.
  useEffect(() => {
    rememberProject(project)
    const refresh = createLiveUpdates(queryClient, project)
    const onEvent = (event: DomainEvent): void => {
      forgetDeleted(project, event)
      refresh(event)
    }
    return followLive(project, { onEvent, onGap: () => void queryClient.invalidateQueries() })
  }, [project])
  return (
    <div className="grid h-dvh grid-cols-[auto_minmax(0,1fr)] max-md:grid-cols-1">
      <a
        href="#main"
        className="sr-only focus:not-sr-only focus:absolute focus:z-50 focus:m-2 focus:rounded-md focus:bg-panel focus:px-3 focus:py-2"
        onClick={(event) => {
          event.preventDefault()
          main.current?.focus()
        }}
      >
        Skip to content
      </a>
      <Rail />
      <div className="flex min-h-0 min-w-0 flex-col">
        <TopBar />
        <StatusBanners />
        <main id="main" ref={main} tabIndex={-1} className="min-h-0 flex-1 overflow-auto outline-none">
          <Outlet />
        </main>
        <StatusStrip />
        <BottomBar />
      </div>
      <PaletteHost />
      <ShortcutSheetHost />
      <NewProjectHost />
      <ReviewHost />
    </div>
  )
}

/** Moves the focus to the content when another screen is shown, so that screen readers begin there. */
function useFocusOnArrival() {
  const main = useRef<HTMLElement>(null)
  // Not where one is going: until the other screen stands, the focus is still in this one.
  const path = useRouterState({ select: ({ resolvedLocation }) => resolvedLocation?.pathname })
  const shown = useRef(path)
  // Focus belongs to the document, not to React.
  useEffect(() => {
    const isFirst = shown.current === undefined
    if (shown.current === path) return
    shown.current = path
    if (isFirst) return
    const isInContent = main.current?.contains(document.activeElement) === true
    if (!isInContent) main.current?.focus({ preventScroll: true })
  }, [path])
  return main
}
