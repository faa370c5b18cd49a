import type { Sdk } from '@guidon/api'

/**
 * Every SDK posts events, so a row `events` says nothing beside one that streams or polls; what only it knows (the
 * platform, from diagnostics) goes to that one.
 */
export function foldEventSenders(sdks: readonly Sdk[]): Sdk[] {
  const senders = new Map(sdks.filter(isEventSender).map((sdk) => [clientOf(sdk), sdk]))
  const readers = sdks.filter((sdk) => !isEventSender(sdk))
  const readerNames = new Set(readers.map(clientOf))
  return sdks
    .filter((sdk) => !isEventSender(sdk) || !readerNames.has(clientOf(sdk)))
    .map((sdk) => (sdk.platform === '' ? { ...sdk, platform: senders.get(clientOf(sdk))?.platform ?? '' } : sdk))
}

function isEventSender(sdk: Sdk): boolean {
  return sdk.transport === 'events'
}

function clientOf({ application, applicationVersion, name, version, wrapper }: Sdk): string {
  return [application, applicationVersion, name, version, wrapper].join('\n')
}
