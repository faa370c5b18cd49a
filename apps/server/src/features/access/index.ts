export { accessSlice } from './access-slice.ts'
export type { AccessService } from './access-service.ts'
export { signInUrl } from './access-rules.ts'
