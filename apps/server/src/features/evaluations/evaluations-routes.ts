import { getEvaluations } from '@guidon/api'
import { handle, type BoundRoute } from '../../platform/http/handle.ts'
import type { ProjectsService } from '../projects/index.ts'
import type { EvaluationsService } from './evaluations-service.ts'

export function evaluationsRoutes(service: EvaluationsService, projects: ProjectsService): BoundRoute[] {
  return [
    handle(getEvaluations, async ({ params, query }) => {
      const environment = await projects.environmentByKey(params.project, params.environment)
      return service.counts({ environmentId: environment.id, flagKey: query.flag }, query)
    }),
  ]
}
