import { ANALYTICS_EVENT_KINDS, type AnalyticsEventKind } from '@guidon/api'
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { projectRoute } from '../../lib/root-route.ts'

/** Which events are watched, in the address. */
export interface EventTailSearch {
  readonly kind?: AnalyticsEventKind | undefined
  /** Key of a flag or a metric, as a whole. */
  readonly key?: string | undefined
  /** Part of a context's key. */
  readonly context?: string | undefined
}

const eventsRoute = createRoute({
  getParentRoute: () => projectRoute,
  path: 'events',
  validateSearch: (search: Record<string, unknown>): EventTailSearch => {
    const text = (name: string): string | undefined => {
      const value = search[name]
      return typeof value === 'string' && value !== '' ? value : undefined
    }
    return {
      kind: ANALYTICS_EVENT_KINDS.find((kind) => kind === search['kind']),
      key: text('key'),
      context: text('context'),
    }
  },
  component: lazyRouteComponent(() => import('./event-tail-page.tsx'), 'EventTailPage'),
})

export const eventScreens = [eventsRoute] as const
