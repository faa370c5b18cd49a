import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { projectRoute } from '../../lib/root-route.ts'

const startRoute = createRoute({
  getParentRoute: () => projectRoute,
  path: 'start',
  component: lazyRouteComponent(() => import('./start-page.tsx'), 'StartPage'),
})

export const onboardingScreens = [startRoute] as const
