import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from '../../lib/root-route.ts'

const kitRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '__kit',
  component: lazyRouteComponent(() => import('./kit-gallery-page.tsx'), 'KitGalleryPage'),
})

export const kitScreens = [kitRoute] as const
