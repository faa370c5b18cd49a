import { compareVersions } from '@guidon/api'
import { InvalidRequestError } from '../../platform/errors.ts'
import { handle, type BoundRoute } from '../../platform/http/handle.ts'
import type { ProjectsService } from '../projects/index.ts'
import type { VersionsService } from './versions-service.ts'

export function versionsRoutes(versions: VersionsService, projects: ProjectsService): BoundRoute[] {
  return [
    handle(compareVersions, async ({ params: { project: projectKey, kind, key }, query }) => {
      const project = await projects.projectByKey(projectKey)
      const environment =
        query.environment === undefined ? undefined : await projects.environmentByKey(projectKey, query.environment)
      if (kind === 'segment' && environment === undefined) throw environmentMissing()
      const subject = { kind, key, ...(environment && { environment: environment.key }) }
      const pair = { from: query.from, to: query.to }
      const { from, to, instructions, sentences } = await versions.compare({ project, environment, subject }, pair)
      return {
        subject,
        from,
        to,
        instructions: instructions.map((one) => ({ ...one })),
        sentences: sentences.map(({ text }) => text),
      }
    }),
  ]
}

function environmentMissing(): InvalidRequestError {
  const message = 'is needed: a segment belongs to an environment'
  return new InvalidRequestError([{ path: '/query/environment', code: 'required', message }])
}
