/** Prefix that iOS puts before its key. */
const LEGACY_PREFIX = 'api_key '

/**
 * The SDK key or mobile key in an `Authorization` header, or `undefined` when there is none. SDKs send the bare key;
 * an optional `api_key ` before it is dropped. Anything else with a space in it is no key.
 */
export function sdkCredential(authorization: string | undefined): string | undefined {
  let key = authorization?.trim() ?? ''
  if (key.toLowerCase().startsWith(LEGACY_PREFIX)) key = key.slice(LEGACY_PREFIX.length).trim()
  return key === '' || /\s/.test(key) ? undefined : key
}

/** The key that an OFREP provider sends: `Authorization: Bearer …`, the bare key, or `X-API-Key`. */
export function ofrepCredential(authorization: string | undefined, apiKey: string | undefined): string | undefined {
  const bearer = /^bearer\s+(\S+)$/i.exec(authorization?.trim() ?? '')
  return bearer?.[1] ?? sdkCredential(authorization) ?? sdkCredential(apiKey)
}
