/** Says what is wrong with a value at `path`, or `undefined` when nothing is. */
export type Shape = (value: unknown, path: string) => string | undefined

const INT32_MAX = 2_147_483_647

/** Any text. */
export const string: Shape = (value, path) => (typeof value === 'string' ? undefined : `${path} must be a string`)

/** Text with at least one character. */
export const nonEmptyString: Shape = (value, path) =>
  typeof value === 'string' && value !== '' ? undefined : `${path} must be a non-empty string`

/** `true` or `false`; Go refuses `null`. */
export const boolean: Shape = (value, path) => (typeof value === 'boolean' ? undefined : `${path} must be a boolean`)

/** An integer that Java and .NET hold in an int. */
export const int32: Shape = (value, path) =>
  Number.isInteger(value) && Math.abs(value as number) <= INT32_MAX ? undefined : `${path} must be a 32-bit integer`

/** What SDKs compare to know which state is newer. */
export const version: Shape = (value, path) =>
  Number.isInteger(value) && (value as number) >= 1 && (value as number) <= INT32_MAX
    ? undefined
    : `${path} must be an integer from 1 to ${INT32_MAX}`

/** Epoch ms. */
export const timestamp: Shape = (value, path) =>
  Number.isSafeInteger(value) && (value as number) >= 0 ? undefined : `${path} must be a time in milliseconds`

/** Thousandths of a percent. */
export const weight: Shape = (value, path) =>
  Number.isInteger(value) && (value as number) >= 0 && (value as number) <= 100_000
    ? undefined
    : `${path} must be an integer from 0 to 100000`

/** Anything that JSON can hold, to any depth. */
export const json: Shape = (value, path) => {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return undefined
  if (typeof value === 'number') return Number.isFinite(value) ? undefined : `${path} must be a finite number`
  if (Array.isArray(value)) return array(json)(value, path)
  if (typeof value !== 'object') return `${path} must be JSON`
  return firstIssue(Object.entries(value), ([key, member]) => json(member, `${path}/${key}`))
}

/** One of the values given. */
export function literal(...allowed: readonly unknown[]): Shape {
  return (value, path) => (allowed.includes(value) ? undefined : `${path} must be ${allowed.join(' or ')}`)
}

/** `null`, or what the shape allows. */
export function nullable(shape: Shape): Shape {
  return (value, path) => (value === null ? undefined : shape(value, path))
}

/** A list, each member of which has the shape. */
export function array(shape: Shape): Shape {
  return (value, path) =>
    Array.isArray(value)
      ? firstIssue(value.entries(), ([index, member]) => shape(member, `${path}/${index}`))
      : `${path} must be an array`
}

/** An object with all of `required`, maybe some of `optional`, and nothing else. */
export function object(required: Record<string, Shape>, optional: Record<string, Shape> = {}): Shape {
  const known = new Map(Object.entries({ ...required, ...optional }))
  return (value, path) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return `${path} must be an object`
    const missing = Object.keys(required).find((name) => !Object.hasOwn(value, name))
    if (missing !== undefined) return `${path}/${missing} is missing`
    return firstIssue(Object.entries(value), ([name, member]) => {
      const shape = known.get(name)
      return shape === undefined ? `${path}/${name} is not part of the protocol` : shape(member, `${path}/${name}`)
    })
  }
}

/** The shape that fits by the property an object has: the first key of `alternatives` that it owns. */
export function objectWithOneOf(alternatives: Record<string, Shape>, required: Record<string, Shape> = {}): Shape {
  const shapes = Object.entries(alternatives).map(
    ([name, shape]) => [name, object({ ...required, [name]: shape })] as const,
  )
  return (value, path) => {
    const found = shapes.find(([name]) => typeof value === 'object' && value !== null && Object.hasOwn(value, name))
    return found === undefined ? `${path} must have ${Object.keys(alternatives).join(' or ')}` : found[1](value, path)
  }
}

function firstIssue<Member>(
  members: Iterable<Member>,
  check: (member: Member) => string | undefined,
): string | undefined {
  for (const member of members) {
    const issue = check(member)
    if (issue !== undefined) return issue
  }
  return undefined
}
