import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { projectRoute } from '../../lib/root-route.ts'
import { readCompareSearch } from './compare/compare-search.ts'
import { readExplainSearch } from './explain/explain-search.ts'
import { readHistorySearch } from './history/history-search.ts'
import { askForFlags } from './list/flag-list-queries.ts'
import { readFlagListSearch } from './list/flag-list-search.ts'
import { readMonitoringSearch } from './monitoring/monitoring-search.ts'

export const flagsRoute = createRoute({
  getParentRoute: () => projectRoute,
  path: 'flags',
  validateSearch: readFlagListSearch,
  loaderDeps: ({ search: { view, q, sort, env } }) => ({ search: { view, q, sort }, env }),
  // Not waited for: the screen shows where the rows will be.
  loader: ({ params: { project }, deps }) => void askForFlags(project, deps),
  component: lazyRouteComponent(() => import('./list/flag-list-page.tsx'), 'FlagListPage'),
})

/** Header and tabs of one flag; the tabs are its children. */
export const flagRoute = createRoute({
  getParentRoute: () => projectRoute,
  path: 'flags/$flag',
  component: lazyRouteComponent(() => import('./flag-page.tsx'), 'FlagPage'),
})

const targetingRoute = createRoute({
  getParentRoute: () => flagRoute,
  path: '/',
  component: lazyRouteComponent(() => import('./targeting/targeting-page.tsx'), 'TargetingPage'),
})

const monitoringRoute = createRoute({
  getParentRoute: () => flagRoute,
  path: 'monitoring',
  validateSearch: readMonitoringSearch,
  component: lazyRouteComponent(() => import('./monitoring/monitoring-page.tsx'), 'MonitoringPage'),
})

const variationsRoute = createRoute({
  getParentRoute: () => flagRoute,
  path: 'variations',
  component: lazyRouteComponent(() => import('./variations/variations-page.tsx'), 'VariationsPage'),
})

const historyRoute = createRoute({
  getParentRoute: () => flagRoute,
  path: 'history',
  validateSearch: readHistorySearch,
  component: lazyRouteComponent(() => import('./history/history-page.tsx'), 'HistoryPage'),
})

const settingsRoute = createRoute({
  getParentRoute: () => flagRoute,
  path: 'settings',
  component: lazyRouteComponent(() => import('./settings/flag-settings-page.tsx'), 'FlagSettingsPage'),
})

const explainRoute = createRoute({
  getParentRoute: () => projectRoute,
  path: 'explain',
  validateSearch: readExplainSearch,
  component: lazyRouteComponent(() => import('./explain/explain-page.tsx'), 'ExplainPage'),
})

const compareRoute = createRoute({
  getParentRoute: () => projectRoute,
  path: 'compare',
  validateSearch: readCompareSearch,
  component: lazyRouteComponent(() => import('./compare/compare-page.tsx'), 'ComparePage'),
})

export const flagScreens = [
  flagsRoute,
  flagRoute.addChildren([targetingRoute, monitoringRoute, variationsRoute, historyRoute, settingsRoute]),
  explainRoute,
  compareRoute,
] as const
