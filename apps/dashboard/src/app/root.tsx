import { Outlet } from '@tanstack/react-router'
import { Hosts } from '../ui/hosts.tsx'

/** What stands on every page, whatever it shows. */
export function Root() {
  return (
    <>
      <Outlet />
      <Hosts />
    </>
  )
}
