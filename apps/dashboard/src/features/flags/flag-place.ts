import { getRouteApi } from '@tanstack/react-router'

const route = getRouteApi('/p/$project/flags/$flag')

/** The keys of the flag that the screen is about, and of its project. */
export function useFlagKeys(): { readonly project: string; readonly flag: string } {
  return route.useParams()
}
