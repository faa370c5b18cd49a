import { Outlet } from '@tanstack/react-router'

/** What stands on every page, whatever it shows. */
export function Root() {
  return <Outlet />
}
