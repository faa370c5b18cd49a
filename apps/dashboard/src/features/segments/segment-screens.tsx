import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { projectRoute } from '../../lib/root-route.ts'
import { readSegmentListSearch } from './segment-list-search.ts'

const segmentsRoute = createRoute({
  getParentRoute: () => projectRoute,
  path: 'segments',
  validateSearch: readSegmentListSearch,
  component: lazyRouteComponent(() => import('./segment-list-page.tsx'), 'SegmentListPage'),
})

const segmentRoute = createRoute({
  getParentRoute: () => projectRoute,
  path: 'segments/$segment',
  component: lazyRouteComponent(() => import('./segment-page.tsx'), 'SegmentPage'),
})

export const segmentScreens = [segmentsRoute, segmentRoute] as const
