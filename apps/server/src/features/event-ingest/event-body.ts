import { promisify } from 'node:util'
import { gunzip, inflate } from 'node:zlib'
import type { Json } from '@guidon/model'
import { BodyTooLargeError } from '../../platform/http/http-errors.ts'
import { parseJsonBody } from '../../platform/http/json-body.ts'

/** Of a body as it travels. */
export const MAX_BODY_BYTES = 5 * 1_048_576
/** Of a body once unpacked. */
export const MAX_INFLATED_BYTES = 20 * 1_048_576

const unpackers = new Map([
  ['gzip', promisify<Buffer, { maxOutputLength: number }, Buffer>(gunzip)],
  ['x-gzip', promisify<Buffer, { maxOutputLength: number }, Buffer>(gunzip)],
  ['deflate', promisify<Buffer, { maxOutputLength: number }, Buffer>(inflate)],
])

/** The JSON of a posted body; `undefined` for anything that is none. Throws when it unpacks to too much. */
export async function readEventBody(body: Buffer, encoding: string | undefined): Promise<Json | undefined> {
  const bytes = await unpack(body, encoding?.trim().toLowerCase() ?? '')
  if (bytes === undefined) return undefined
  try {
    return parseJsonBody(bytes.toString('utf8')) as Json | undefined
  } catch {
    return undefined
  }
}

async function unpack(body: Buffer, encoding: string): Promise<Buffer | undefined> {
  if (encoding === '' || encoding === 'identity') return body
  try {
    return await unpackers.get(encoding)?.(body, { maxOutputLength: MAX_INFLATED_BYTES })
  } catch (error) {
    if ((error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE') throw new BodyTooLargeError(MAX_INFLATED_BYTES)
    return undefined
  }
}
