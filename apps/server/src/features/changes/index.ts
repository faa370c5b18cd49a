export { changesSlice } from './changes-slice.ts'
export type { ChangesService } from './changes-service.ts'
