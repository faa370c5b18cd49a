import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { projectRoute } from '../../lib/root-route.ts'

/** State of the settings, in the address. */
export interface SettingsSearch {
  /** The dialog for a new environment is open. */
  readonly new?: true | undefined
}

const settingsRoute = createRoute({
  getParentRoute: () => projectRoute,
  path: 'settings',
  validateSearch: (search: Record<string, unknown>): SettingsSearch => ({
    new: search['new'] === true ? true : undefined,
  }),
  component: lazyRouteComponent(() => import('./project-settings-page.tsx'), 'ProjectSettingsPage'),
})

const environmentSettingsRoute = createRoute({
  getParentRoute: () => projectRoute,
  path: 'settings/environments/$environment',
  component: lazyRouteComponent(() => import('./environment-settings-page.tsx'), 'EnvironmentSettingsPage'),
})

export const projectScreens = [settingsRoute, environmentSettingsRoute] as const
