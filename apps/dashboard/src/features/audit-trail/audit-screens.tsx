import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { projectRoute } from '../../lib/root-route.ts'
import { readAuditSearch } from './audit-search.ts'

const auditRoute = createRoute({
  getParentRoute: () => projectRoute,
  path: 'audit',
  validateSearch: readAuditSearch,
  component: lazyRouteComponent(() => import('./audit-page.tsx'), 'AuditPage'),
})

export const auditScreens = [auditRoute] as const
