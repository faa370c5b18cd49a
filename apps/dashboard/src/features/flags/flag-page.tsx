import { Outlet } from '@tanstack/react-router'

/** Header and tabs of a flag. */
export function FlagPage() {
  return <Outlet />
}
