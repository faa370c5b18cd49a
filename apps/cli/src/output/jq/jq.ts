import type { Json } from '@guidon/model'
import { JqParser } from './jq-parser.ts'

/** Picks values out of the JSON of a result. */
export type Selection = (data: unknown) => readonly unknown[]

/**
 * Reads a filter in the part of jq that `guidon help jq` lists, with jq's meaning of it. What lies outside of that part
 * is a usage error that names it.
 */
export function compileJq(text: string): Selection {
  const filter = new JqParser(text).parse()
  return (data) => filter(data as Json)
}
