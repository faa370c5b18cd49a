import { usageError } from '../errors/cli-error.ts'

type Step = { readonly key: string } | { readonly index: number } | 'each'

/**
 * Values that a path picks out of `data`: the part of jq that scripts need most, `.data[].key`, `.page.next`,
 * `.data[0]["odd key"]`. Missing properties give `null`, as in jq.
 */
export function pick(data: unknown, path: string): unknown[] {
  return parsePath(path).reduce<unknown[]>((values, step) => values.flatMap((value) => take(value, step)), [data])
}

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

function parsePath(path: string): Step[] {
  const steps: Step[] = []
  const token = /\.?\[(\d+)\]|\.?\[\]|\.?\["((?:[^"\\]|\\.)*)"\]|\.([A-Za-z_][\w-]*)|^\.$/y
  let position = 0
  while (position < path.length) {
    token.lastIndex = position
    const match = token.exec(path)
    if (!match) throw usageError(`Cannot read the path "${path}" at "${path.slice(position)}"`, PATH_HINT)
    position = token.lastIndex
    const [text, index, quoted, name] = match
    if (index !== undefined) steps.push({ index: Number(index) })
    else if (quoted !== undefined) steps.push({ key: JSON.parse(`"${quoted}"`) as string })
    else if (name !== undefined) steps.push({ key: name })
    else if (text !== '.') steps.push('each')
  }
  return steps
}

const PATH_HINT = 'Paths only, such as .data[].key or .page.next; pipe --json into jq for more.'

function take(value: unknown, step: Step): unknown[] {
  if (step === 'each') {
    if (typeof value === 'object' && value !== null) return Object.values(value)
    throw usageError(`Cannot iterate over ${JSON.stringify(value)}`, PATH_HINT)
  }
  if ('index' in step) return [Array.isArray(value) ? (value[step.index] ?? null) : null]
  const holds = typeof value === 'object' && value !== null && Object.hasOwn(value, step.key)
  return [holds ? (value as Record<string, unknown>)[step.key] : null]
}
