import { createHmac, timingSafeEqual } from 'node:crypto'
import { canonicalKey, type Context } from '@guidon/model'

/** The hash that proves that a server, which knows the SDK key, vouches for a context. Lower-case hex. */
export function secureModeHash(sdkKey: string, context: Context): string {
  return createHmac('sha256', sdkKey).update(canonicalKey(context)).digest('hex')
}

/** Whether the hash was made with any of the keys: several are valid while one replaces another. */
export function isVouchedFor(context: Context, hash: unknown, sdkKeys: readonly string[]): boolean {
  if (typeof hash !== 'string') return false
  const given = Buffer.from(hash)
  return sdkKeys.some((key) => {
    const expected = Buffer.from(secureModeHash(key, context))
    return given.length === expected.length && timingSafeEqual(given, expected)
  })
}
