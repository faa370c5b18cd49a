/** A program and its version, as SDKs name themselves. */
export interface SdkAgent {
  readonly name: string
  /** `""` when not told. */
  readonly version: string
}

/** What the headers of one request say about the SDK that sends it and the application around it. */
export interface SdkIdentity {
  /** Name `unknown` when not told. */
  readonly sdk: SdkAgent
  /** A library on top of the SDK. */
  readonly wrapper: SdkAgent | null
  /** From the tags that the application sets; `null` when not set. */
  readonly application: SdkAgent | null
  /** One per server SDK instance; `null` where SDKs send none. */
  readonly instanceId: string | null
}

/** Longest name or version that is kept; longer ones are cut. */
const MAX_LENGTH = 64

const UNKNOWN: SdkAgent = { name: 'unknown', version: '' }

/**
 * Reads the identifying headers of SDKs; `header` gives one by its lower-case name. Never fails: what is missing or odd
 * becomes `unknown` or `null`. Source: LD wire format, request headers.
 */
export function sdkIdentity(header: (name: string) => string | undefined): SdkIdentity {
  const tags = parseTags(header('x-launchdarkly-tags') ?? '')
  const applicationName = tags.get('application-id') ?? tags.get('application-name')
  const applicationVersion = tags.get('application-version') ?? tags.get('application-version-name') ?? ''
  return {
    // Browsers cannot set User-Agent, so their SDKs use a header of their own.
    sdk: parseAgent(header('x-launchdarkly-user-agent') ?? header('user-agent')) ?? UNKNOWN,
    wrapper: parseAgent(header('x-launchdarkly-wrapper')),
    application: applicationName === undefined ? null : { name: applicationName, version: applicationVersion },
    instanceId: clean(header('x-launchdarkly-instance-id') ?? '') || null,
  }
}

/** `NodeJSClient/9.13.7`, `react-client-sdk`; anything after the first space is a comment. */
function parseAgent(text: string | undefined): SdkAgent | null {
  const product = text?.trim().split(' ', 1)[0] ?? ''
  const slash = product.indexOf('/')
  const name = clean(slash === -1 ? product : product.slice(0, slash))
  // A browser's own User-Agent says nothing about the SDK.
  if (name === '' || name === 'Mozilla') return null
  return { name, version: slash === -1 ? '' : clean(product.slice(slash + 1)) }
}

/** Space-separated `name/value`; the first value of a name counts. */
function parseTags(text: string): Map<string, string> {
  const tags = new Map<string, string>()
  for (const tag of text.split(' ')) {
    const slash = tag.indexOf('/')
    const name = tag.slice(0, slash)
    const value = clean(tag.slice(slash + 1))
    if (slash > 0 && value !== '' && !tags.has(name)) tags.set(name, value)
  }
  return tags
}

/** Names become labels of metrics and rows of tables: printable ASCII only, of limited length. */
function clean(text: string): string {
  return text.replace(/[^\x21-\x7e]/g, '').slice(0, MAX_LENGTH)
}
