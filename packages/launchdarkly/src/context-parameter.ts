import { failed, parseContext, type Context, type ParseIssue, type Result } from '@guidon/model'

/** The context in a URL: its JSON in base64, URL-safe or standard alphabet, padded or not. */
export function parseContextParameter(base64: string): Result<Context, ParseIssue> {
  const text = decodeBase64(base64)
  if (text === undefined) return unreadable('The context in the URL is not base64 of UTF-8 text.')
  return parseContextText(text)
}

/** The context in a body: its JSON. */
export function parseContextText(text: string): Result<Context, ParseIssue> {
  try {
    return parseContext(JSON.parse(text))
  } catch {
    return unreadable('The context is not JSON.')
  }
}

function decodeBase64(base64: string): string | undefined {
  try {
    const binary = atob(base64.replaceAll('-', '+').replaceAll('_', '/').replace(/=+$/, ''))
    const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0))
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

function unreadable(message: string): Result<Context, ParseIssue> {
  return failed([{ path: '', code: 'unreadable_context', message }])
}
