import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { projectRoute } from '../../lib/root-route.ts'

const sdksRoute = createRoute({
  getParentRoute: () => projectRoute,
  path: 'sdks',
  component: lazyRouteComponent(() => import('./sdk-list-page.tsx'), 'SdkListPage'),
})

export const sdkScreens = [sdksRoute] as const
