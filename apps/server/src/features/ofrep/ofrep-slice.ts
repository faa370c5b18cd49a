import { defineSlice } from '../../platform/slice.ts'
import { projectsSlice } from '../projects/index.ts'
import { publishingSlice } from '../publishing/index.ts'
import { createSdkAccess } from '../sdk-access/index.ts'
import { deliverySlice } from '../sdk-delivery/index.ts'
import { sdkInventorySlice } from '../sdk-inventory/index.ts'
import { ofrepRoutes } from './ofrep-routes.ts'

export const ofrepSlice = defineSlice<void>({
  name: 'ofrep',
  upgrades: [],
  create({ use }) {
    const access = createSdkAccess({ projects: use(projectsSlice), publishing: use(publishingSlice) })
    const parts = { access, delivery: use(deliverySlice), inventory: use(sdkInventorySlice) }
    return { service: undefined, protocolRoutes: (app) => ofrepRoutes(app, parts) }
  },
})
