export { deliverySlice, type DeliveryService } from './delivery-slice.ts'
