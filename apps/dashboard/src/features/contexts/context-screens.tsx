import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { projectRoute } from '../../lib/root-route.ts'
import { readContextPageSearch, readContextSearch } from './context-search.ts'

const contextsRoute = createRoute({
  getParentRoute: () => projectRoute,
  path: 'contexts',
  validateSearch: readContextSearch,
  component: lazyRouteComponent(() => import('./context-list-page.tsx'), 'ContextListPage'),
})

export const contextRoute = createRoute({
  getParentRoute: () => projectRoute,
  path: 'contexts/$kind/$key',
  validateSearch: readContextPageSearch,
  component: lazyRouteComponent(() => import('./context-page.tsx'), 'ContextPage'),
})

const attributesRoute = createRoute({
  getParentRoute: () => projectRoute,
  path: 'attributes',
  validateSearch: readContextSearch,
  component: lazyRouteComponent(() => import('./attribute-list-page.tsx'), 'AttributeListPage'),
})

export const contextScreens = [contextsRoute, contextRoute, attributesRoute] as const
