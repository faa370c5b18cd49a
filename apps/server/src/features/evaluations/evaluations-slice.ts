import { startPeriodicJob } from '../../platform/jobs/periodic-job.ts'
import { defineSlice } from '../../platform/slice.ts'
import { projectsSlice } from '../projects/index.ts'
import { evaluationsRoutes } from './evaluations-routes.ts'
import { createEvaluationsService, type EvaluationsService } from './evaluations-service.ts'
import { evaluationsTables } from './upgrades/evaluations-001-tables.ts'
import { evaluationsSummaries } from './upgrades/evaluations-002-summaries.ts'

const TIDY_EVERY_MS = 10 * 60_000

export const evaluationsSlice = defineSlice<EvaluationsService>({
  name: 'evaluations',
  upgrades: [evaluationsTables, evaluationsSummaries],
  create(platform) {
    const service = createEvaluationsService(platform)
    const projects = platform.use(projectsSlice)
    projects.deleteAlong({ environment: ['evaluation_counts', 'evaluation_hours', 'last_evaluations'] })
    let stopTidying = async (): Promise<void> => {}
    return {
      service,
      routes: evaluationsRoutes(service, projects),
      async start() {
        stopTidying = startPeriodicJob(platform, {
          name: 'evaluations-tidy',
          everyMs: TIDY_EVERY_MS,
          run: (tx) => service.tidy(tx),
        })
      },
      stop: () => stopTidying(),
    }
  },
})
