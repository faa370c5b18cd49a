import type { Platform } from './platform.ts'

/** What a client says about itself, so that `guidon sdk ls` can show it. Source: wire protocol §10.5. */
export interface DiagnosticsOptions {
  readonly platform: Platform
  readonly sdkKey: string
  readonly sdk: SdkName
  /** Options that the host has set; no keys and no names of attributes. */
  readonly configuration: Readonly<Record<string, boolean | number | string>>
  /** Events dropped since the last call. */
  readonly takeDropped: () => number
}

/** Name and version of an SDK. */
export interface SdkName {
  readonly name: string
  readonly version: string
}

/** The diagnostic events of one client. */
export interface Diagnostics {
  /** First event of a client. */
  initial(): object
  /** What happened since the last event. */
  periodic(): object
}

/** Diagnostic events under an id that tells clients with the same key apart. */
export function createDiagnostics({
  platform,
  sdkKey,
  sdk,
  configuration,
  takeDropped,
}: DiagnosticsOptions): Diagnostics {
  const id = { diagnosticId: platform.uuid(), sdkKeySuffix: sdkKey.slice(-6) }
  let since = platform.now()
  return {
    initial: () => ({
      kind: 'diagnostic-init',
      id,
      creationDate: platform.now(),
      sdk: { name: sdk.name, version: sdk.version },
      platform: platform.description,
      configuration,
    }),
    periodic() {
      const event = {
        kind: 'diagnostic',
        id,
        creationDate: platform.now(),
        sdk: { name: sdk.name, version: sdk.version },
        platform: platform.description,
        dataSinceDate: since,
        droppedEvents: takeDropped(),
      }
      since = platform.now()
      return event
    },
  }
}
