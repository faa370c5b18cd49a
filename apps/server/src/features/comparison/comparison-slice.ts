import { defineSlice } from '../../platform/slice.ts'
import { projectsSlice } from '../projects/index.ts'
import { comparisonRoutes } from './comparison-routes.ts'
import { ComparisonService } from './comparison-service.ts'

/** Two environments side by side. */
export const comparisonSlice = defineSlice<null>({
  name: 'comparison',
  upgrades: [],
  create: ({ database, use }) => ({
    service: null,
    routes: comparisonRoutes(new ComparisonService(database), use(projectsSlice)),
  }),
})
