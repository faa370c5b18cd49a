export { sdkInventorySlice } from './sdk-inventory-slice.ts'
export type { SdkConnection, SdkInventoryService } from './sdk-inventory-service.ts'
