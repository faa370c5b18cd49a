import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { projectRoute } from '../../lib/root-route.ts'

/** What the list of SDKs is narrowed to, in its address. */
export interface SdkListSearch {
  /** Part of an application's, an SDK's or a platform's name or version. */
  readonly q?: string | undefined
}

const sdksRoute = createRoute({
  getParentRoute: () => projectRoute,
  path: 'sdks',
  validateSearch: (search: Record<string, unknown>): SdkListSearch => ({
    q: typeof search['q'] === 'string' && search['q'] !== '' ? search['q'] : undefined,
  }),
  component: lazyRouteComponent(() => import('./sdk-list-page.tsx'), 'SdkListPage'),
})

export const sdkScreens = [sdksRoute] as const
