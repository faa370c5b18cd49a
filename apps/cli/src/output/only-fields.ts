import { usageError } from '../errors/cli-error.ts'

/** Only the named top-level fields of an object, or of each object in a list. */
export function onlyFields(data: unknown, fields: readonly string[]): unknown {
  if (Array.isArray(data)) return data.map((entry) => onlyFields(entry, fields))
  if (typeof data !== 'object' || data === null) return data
  const unknown = fields.find((field) => !Object.hasOwn(data, field))
  if (unknown !== undefined) {
    throw usageError(`There is no field "${unknown}"`, `Fields: ${Object.keys(data).join(', ')}.`)
  }
  return Object.fromEntries(fields.map((field) => [field, (data as Record<string, unknown>)[field]]))
}
