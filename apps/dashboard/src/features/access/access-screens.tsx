import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { projectRoute, rootRoute } from '../../lib/root-route.ts'

const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: 'sign-in',
  /** `then`: where to go afterwards, an address of ours. */
  validateSearch: ({ then }: Record<string, unknown>): { readonly then?: string | undefined } =>
    typeof then === 'string' && /^\/(?!\/)/.test(then) ? { then } : {},
  component: lazyRouteComponent(() => import('./sign-in-page.tsx'), 'SignInPage'),
})

/** Profile, sessions and tokens of the person. Under the project so that the shell stays. */
const accountRoute = createRoute({
  getParentRoute: () => projectRoute,
  path: 'account',
  component: lazyRouteComponent(() => import('./account-page.tsx'), 'AccountPage'),
})

export const accessScreens = [signInRoute] as const
export const accountScreens = [accountRoute] as const
