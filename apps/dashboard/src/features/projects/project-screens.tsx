import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { projectRoute } from '../../lib/root-route.ts'

const settingsRoute = createRoute({
  getParentRoute: () => projectRoute,
  path: 'settings',
  component: lazyRouteComponent(() => import('./project-settings-page.tsx'), 'ProjectSettingsPage'),
})

export const environmentSettingsRoute = createRoute({
  getParentRoute: () => projectRoute,
  path: 'settings/environments/$environment',
  component: lazyRouteComponent(() => import('./environment-settings-page.tsx'), 'EnvironmentSettingsPage'),
})

export const projectScreens = [settingsRoute, environmentSettingsRoute] as const
