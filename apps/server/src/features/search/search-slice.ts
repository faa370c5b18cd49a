import { defineSlice } from '../../platform/slice.ts'
import { projectsSlice } from '../projects/index.ts'
import { searchRoutes } from './search-routes.ts'

/** Finds what somebody types: flags, segments, contexts. */
export const searchSlice = defineSlice<null>({
  name: 'search',
  upgrades: [],
  create: ({ database, use }) => ({ service: null, routes: searchRoutes(database, use(projectsSlice)) }),
})
