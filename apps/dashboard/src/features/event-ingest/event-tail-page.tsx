import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { projectRoute } from '../../lib/root-route.ts'
import { useCan, useEnvironment } from '../../lib/use-project.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Page } from '../../ui/page.tsx'
import type { EventTailSearch } from './event-screens.tsx'
import { EventTailView } from './event-tail-view.tsx'
import { ofContext } from './tailed-events.ts'
import { useEventTail } from './use-event-tail.ts'

const eventsRoute = getRouteApi('/p/$project/events')

/** What SDKs send, as it comes in. */
export function EventTailPage() {
  const isAllowed = useCan('event:read')
  return (
    <Page title="Live events">
      {isAllowed === true ? <Tail /> : <EmptyState title="You may not watch events" why={isAllowed} />}
    </Page>
  )
}

function Tail() {
  const { project } = projectRoute.useParams()
  const search = eventsRoute.useSearch()
  const environment = useEnvironment()
  const navigate = useNavigate({ from: '/p/$project/events' })
  const [isPaused, setIsPaused] = useState(false)
  const { kind, key, context = '' } = search
  const tail = useEventTail({ project, environment: environment.key, kind, key, isPaused })
  const events = useMemo(() => ofContext(tail.events, context), [tail.events, context])
  const change = (changes: EventTailSearch): void =>
    void navigate({ search: (before) => ({ ...before, ...changes }), replace: true, resetScroll: false })
  return (
    <EventTailView
      project={project}
      environment={environment}
      search={search}
      onSearch={change}
      tail={tail}
      events={events}
      isPaused={isPaused}
      onPause={setIsPaused}
    />
  )
}
