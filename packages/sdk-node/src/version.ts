import type { SdkName } from '@guidon/sdk-core'

/** How this SDK names itself; the version is that of `package.json`, which a test compares. */
export const SDK: SdkName = { name: 'GuidonNode', version: '0.1.0' }
