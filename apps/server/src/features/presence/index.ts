export { presenceSlice } from './presence-slice.ts'
export type { PresenceService } from './presence-service.ts'
export type { PresenceChange } from './presence-board.ts'
