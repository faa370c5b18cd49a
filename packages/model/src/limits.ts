/** The last instant that a date can hold, in epoch ms. Source: ECMAScript, time values. */
export const MAX_INSTANT_MS = 8.64e15

/** Sizes past which input is refused. Counts unless the name says otherwise; lengths are in UTF-16 code units. */
export const LIMITS = {
  instructions: 1_000,
  variations: 100,
  tags: 100,
  prerequisites: 100,
  rules: 500,
  clausesPerRule: 100,
  valuesPerClause: 10_000,
  /** Context keys in one list: of one flag's targets, or of one list of a segment. */
  targetedKeys: 100_000,
  keyLength: 256,
  idLength: 256,
  nameLength: 256,
  tagLength: 128,
  descriptionLength: 10_000,
  contextKindLength: 64,
  contextKeyLength: 2_048,
  attributeLength: 512,
  clauseValueLength: 2_048,
  patternLength: 512,
  /** Of a variation's value, as JSON text. */
  variationValueLength: 262_144,
  /** Levels of objects and arrays inside a JSON value. */
  jsonDepth: 32,
} as const
