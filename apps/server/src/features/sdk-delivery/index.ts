export { evaluateVisible } from './client-evaluation.ts'
export { deliverySlice, type DeliveryService } from './delivery-slice.ts'
export { answerBody, answersUnchanged } from './payloads/conditional-answer.ts'
export { entityTag } from './payloads/payload.ts'
