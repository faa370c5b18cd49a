export { accessSlice } from './access-slice.ts'
export type { AccessService } from './access-service.ts'
