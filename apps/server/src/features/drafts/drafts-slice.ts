import { startPeriodicJob } from '../../platform/jobs/periodic-job.ts'
import { defineSlice } from '../../platform/slice.ts'
import { projectsSlice } from '../projects/index.ts'
import { draftsRoutes } from './drafts-routes.ts'
import { createDraftsService } from './drafts-service.ts'
import { draftsTables } from './upgrades/drafts-001-tables.ts'
import { draftsRevisions } from './upgrades/drafts-002-revisions.ts'

const TIDY_EVERY_MS = 6 * 60 * 60_000

/** Edits that members have begun and not applied. */
export const draftsSlice = defineSlice<null>({
  name: 'drafts',
  upgrades: [draftsTables, draftsRevisions],
  create(platform) {
    const drafts = createDraftsService(platform)
    const projects = platform.use(projectsSlice)
    projects.deleteAlong({ environment: ['drafts'], project: ['drafts'] })
    let stopTidying = async (): Promise<void> => {}
    return {
      service: null,
      routes: draftsRoutes(drafts, projects),
      async start() {
        stopTidying = startPeriodicJob(platform, {
          name: 'drafts-tidy',
          everyMs: TIDY_EVERY_MS,
          run: (tx) => drafts.tidy(tx),
        })
      },
      stop: () => stopTidying(),
    }
  },
})
