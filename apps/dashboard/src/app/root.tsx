import { Outlet } from '@tanstack/react-router'
import { Hosts } from '../ui/hosts.tsx'
import { NavigationProgress } from './navigation-progress.tsx'
import { SessionGate } from './session-gate.tsx'

/** What stands on every page, whatever it shows. */
export function Root() {
  return (
    <>
      <NavigationProgress />
      <Outlet />
      <Hosts />
      <SessionGate />
    </>
  )
}
