import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { projectRoute } from '../../lib/root-route.ts'

const eventsRoute = createRoute({
  getParentRoute: () => projectRoute,
  path: 'events',
  component: lazyRouteComponent(() => import('./event-tail-page.tsx'), 'EventTailPage'),
})

export const eventScreens = [eventsRoute] as const
