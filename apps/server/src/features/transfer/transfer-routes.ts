import { exportProject, importProject } from '@guidon/api'
import { handle, type BoundRoute } from '../../platform/http/handle.ts'
import type { TransferService } from './transfer-service.ts'

export function transferRoutes(service: TransferService): BoundRoute[] {
  return [
    handle(exportProject, ({ params }) => service.export(params.project)),
    handle(importProject, ({ params, body, principal }) => service.import(params.project, body, principal)),
  ]
}
