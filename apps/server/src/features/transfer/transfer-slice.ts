import { defineSlice } from '../../platform/slice.ts'
import { auditSlice } from '../audit/index.ts'
import { contextKindsSlice } from '../context-kinds/index.ts'
import { projectsSlice } from '../projects/index.ts'
import { publishingSlice } from '../publishing/index.ts'
import { transferRoutes } from './transfer-routes.ts'
import { createTransferService, type TransferService } from './transfer-service.ts'

export const transferSlice = defineSlice<TransferService>({
  name: 'transfer',
  upgrades: [],
  create(platform) {
    const service = createTransferService({
      platform,
      projects: platform.use(projectsSlice),
      contextKinds: platform.use(contextKindsSlice),
      audit: platform.use(auditSlice),
      publishing: platform.use(publishingSlice),
    })
    return { service, routes: transferRoutes(service) }
  },
})
