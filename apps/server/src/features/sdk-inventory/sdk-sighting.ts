import type { Sdk } from '@guidon/api'
import type { SdkIdentity } from '@guidon/launchdarkly'

/** An SDK that shows itself: opens a stream, polls, or posts events. */
export interface SdkSighting {
  readonly environmentId: string
  readonly transport: Sdk['transport']
  readonly identity: SdkIdentity
}

/** What one node knows of SDKs of the same application, name, version and way of connecting. */
export interface SdkReport {
  readonly environmentId: string
  readonly application: string
  readonly applicationVersion: string
  readonly name: string
  readonly version: string
  readonly wrapper: string
  readonly transport: Sdk['transport']
  readonly platform: string
  readonly instances: number
  /** Epoch ms. */
  readonly firstSeenAt: number
  /** Epoch ms. */
  readonly lastSeenAt: number
}

/** How SDKs are told apart. */
export type SdkGroup = Omit<SdkReport, 'platform' | 'instances' | 'firstSeenAt' | 'lastSeenAt'>

export function groupOf({ environmentId, transport, identity }: SdkSighting): SdkGroup {
  const { sdk, wrapper, application } = identity
  return {
    environmentId,
    application: application?.name ?? '',
    applicationVersion: application?.version ?? '',
    name: sdk.name,
    version: sdk.version,
    wrapper: wrapper ? [wrapper.name, wrapper.version].filter((part) => part !== '').join('/') : '',
    transport,
  }
}

export function groupId(group: SdkGroup): string {
  const { environmentId, application, applicationVersion, name, version, wrapper, transport } = group
  return [environmentId, application, applicationVersion, name, version, wrapper, transport].join('\n')
}
