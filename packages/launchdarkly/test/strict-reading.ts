// A reading of the wire format that is independent of our encoder: what each SDK was seen to insist on, taken together.
// Go refuses null for booleans and strings; Python needs every array; Java and .NET hold integers in 32 bits.

const NULL_ALLOWED = new Set(['offVariation', 'debugEventsUntilDate', 'generation'])
const FREE_JSON = new Set(['variations'])
const FLAG_ARRAYS = ['prerequisites', 'targets', 'contextTargets', 'rules', 'variations']
const SEGMENT_ARRAYS = ['included', 'excluded', 'includedContexts', 'excludedContexts', 'rules']
const INTEGERS = new Set(['version', 'generation', 'seed', 'weight', 'variation', 'offVariation', 'samplingRatio'])

type JsonObject = Record<string, any>

export function strictFlagIssues(flag: JsonObject): string[] {
  return [
    ...required(flag, { key: 'string', version: 'number', on: 'boolean', salt: 'string', clientSide: 'boolean' }),
    ...required(flag, { trackEvents: 'boolean', trackEventsFallthrough: 'boolean', deleted: 'boolean' }),
    ...required(flag['clientSideAvailability'], { usingMobileKey: 'boolean', usingEnvironmentId: 'boolean' }),
    ...FLAG_ARRAYS.filter((name) => !Array.isArray(flag[name])).map((name) => `${name} is no array`),
    ...flag['rules'].flatMap((rule: JsonObject) => [
      ...serveIssues(rule),
      ...clauseIssues(rule),
      ...required(rule, { id: 'string', trackEvents: 'boolean' }),
    ]),
    ...serveIssues(flag['fallthrough']),
    ...scalarIssues(flag),
  ]
}

export function strictSegmentIssues(segment: JsonObject): string[] {
  return [
    ...required(segment, { key: 'string', version: 'number', salt: 'string', deleted: 'boolean' }),
    ...SEGMENT_ARRAYS.filter((name) => !Array.isArray(segment[name])).map((name) => `${name} is no array`),
    ...segment['rules'].flatMap((rule: JsonObject) => [...clauseIssues(rule), ...required(rule, { id: 'string' })]),
    ...scalarIssues(segment),
  ]
}

function required(object: JsonObject, types: Record<string, string>): string[] {
  return Object.entries(types)
    .filter(([name, type]) => typeof object[name] !== type)
    .map(([name, type]) => `${name} is no ${type}`)
}

function serveIssues(serve: JsonObject): string[] {
  const isVariation = typeof serve['variation'] === 'number'
  const isRollout = Array.isArray(serve['rollout']?.variations) && serve['rollout'].variations.length > 0
  return isVariation === isRollout ? ['not exactly one of variation and rollout'] : []
}

function clauseIssues(rule: JsonObject): string[] {
  if (!Array.isArray(rule['clauses'])) return ['clauses is no array']
  return rule['clauses'].flatMap((clause: JsonObject) => [
    ...required(clause, { contextKind: 'string', attribute: 'string', op: 'string', negate: 'boolean' }),
    ...(Array.isArray(clause['values']) ? [] : ['values is no array']),
  ])
}

/** Nulls and numbers, at any depth outside free JSON. */
function scalarIssues(object: JsonObject): string[] {
  return Object.entries(object).flatMap(([name, value]) => {
    if (FREE_JSON.has(name) && 'salt' in object) return []
    if (value === null) return NULL_ALLOWED.has(name) ? [] : [`${name} is null`]
    if (typeof value === 'object') return scalarIssues(value)
    if (INTEGERS.has(name) && !(Number.isInteger(value) && Math.abs(value) < 2 ** 31)) return [`${name} is no int32`]
    return []
  })
}
