import { createRoute, createRouter } from '@tanstack/react-router'
import { accessScreens, accountScreens } from '../features/access/access-screens.tsx'
import { auditScreens } from '../features/audit-trail/audit-screens.tsx'
import { contextScreens } from '../features/contexts/context-screens.tsx'
import { eventScreens } from '../features/event-ingest/event-screens.tsx'
import { flagScreens } from '../features/flags/flag-screens.tsx'
import { homeScreens } from '../features/home/home-screens.tsx'
import { kitScreens } from '../features/kit/kit-screens.tsx'
import { onboardingScreens } from '../features/onboarding/onboarding-screens.tsx'
import { projectScreens } from '../features/projects/project-screens.tsx'
import { sdkScreens } from '../features/sdk-inventory/sdk-screens.tsx'
import { segmentScreens } from '../features/segments/segment-screens.tsx'
import { basePath } from '../lib/base-path.ts'
import { projectRoute, rootRoute } from '../lib/root-route.ts'
import { ErrorPage } from './error-page.tsx'
import { NotFoundPage } from './not-found-page.tsx'
import { toFirstScreen } from './first-screen.ts'
import { Root } from './root.tsx'
import { Shell } from './shell.tsx'

rootRoute.update({ component: Root })
projectRoute.update({ component: Shell })

const entryRoute = createRoute({ getParentRoute: () => rootRoute, path: '/', loader: toFirstScreen })

const routeTree = rootRoute.addChildren([
  entryRoute,
  ...accessScreens,
  ...kitScreens,
  projectRoute.addChildren([
    ...homeScreens,
    ...onboardingScreens,
    ...flagScreens,
    ...segmentScreens,
    ...contextScreens,
    ...sdkScreens,
    ...eventScreens,
    ...auditScreens,
    ...projectScreens,
    ...accountScreens,
  ]),
])

export const router = createRouter({
  routeTree,
  basepath: basePath === '' ? '/' : basePath,
  defaultPreload: 'intent',
  // Queries decide what is fresh, not the router.
  defaultPreloadStaleTime: 0,
  defaultErrorComponent: ErrorPage,
  defaultNotFoundComponent: NotFoundPage,
  scrollRestoration: true,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
