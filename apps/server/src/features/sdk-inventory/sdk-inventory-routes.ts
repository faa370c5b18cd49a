import { listSdks } from '@guidon/api'
import { handle, type BoundRoute } from '../../platform/http/handle.ts'
import type { ProjectsService } from '../projects/index.ts'
import type { SdkInventoryService } from './sdk-inventory-service.ts'

export function sdkInventoryRoutes(service: SdkInventoryService, projects: ProjectsService): BoundRoute[] {
  return [
    handle(listSdks, async ({ params }) => {
      const environment = await projects.environmentByKey(params.project, params.environment)
      return { items: await service.list(environment.id) }
    }),
  ]
}
