import { exportProject, importProject } from '@guidon/api'
import { handle, type BoundRoute } from '../../platform/http/handle.ts'
import { ForbiddenError } from '../../platform/http/http-errors.ts'
import type { TransferService } from './transfer-service.ts'

export function transferRoutes(service: TransferService): BoundRoute[] {
  return [
    handle(exportProject, ({ params }) => service.export(params.project)),
    handle(importProject, async ({ params, body, principal }) => {
      if (body.createEnvironments && !principal.can('environment:create'))
        throw new ForbiddenError(principal.name, 'environment:create')
      return service.import(params.project, body, principal)
    }),
  ]
}
