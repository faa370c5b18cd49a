export { allowOtherOrigins } from './cross-origin.ts'
export { speakToSdks, type ErrorBody } from './sdk-protocol.ts'
export { createSdkAccess, identityOf, type SdkAccess, type SdkGrant } from './sdk-access.ts'
export { UnknownClientSideIdError, UnknownSdkCredentialError } from './sdk-access-errors.ts'
