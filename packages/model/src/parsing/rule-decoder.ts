import { OPERATORS, type Clause } from '../flag.ts'
import type { Json } from '../json.ts'
import { LIMITS } from '../limits.ts'
import { boolean, list, object, optional, refine, text, withDefault, wrongType, type Decoder } from './decoder.ts'
import { suggestName } from './name-suggestion.ts'

/** The id of a rule or of a variation. */
export const id = text({ min: 1, max: LIMITS.idLength })
/** The key of a flag or of a segment. */
export const key = text({ min: 1, max: LIMITS.keyLength })
/** What people call something. */
export const name = text({ max: LIMITS.nameLength })
/** What people say about something. */
export const description = text({ max: LIMITS.descriptionLength })
/** The tags of a flag or a segment. */
export const tags = list(text({ min: 1, max: LIMITS.tagLength }), { max: LIMITS.tags })
/** The name of a context kind; whether it is a sound one is for validation to see. */
export const contextKind = text({ min: 1, max: LIMITS.contextKindLength })
/** An attribute reference; whether it is a sound one is for validation to see. */
export const attribute = text({ max: LIMITS.attributeLength })
/** The context keys of one kind in a list of targets. */
export const contextKeys = list(text({ min: 1, max: LIMITS.contextKeyLength }), { max: LIMITS.targetedKeys })

const clauseText = text({ max: LIMITS.clauseValueLength })

const clauseValue: Decoder<Json> = {
  read: (json, place) => {
    if (typeof json === 'string') return clauseText.read(json, place)
    if (typeof json === 'boolean' || Number.isFinite(json)) return json as Json
    return wrongType(json, place, 'text, a number, true or false')
  },
}

/** What a clause compares with. */
export const clauseValues = list(clauseValue, { max: LIMITS.valuesPerClause })

const operator = refine(text({ max: 40 }), (op) => {
  if (OPERATORS.some((known) => known === op)) return undefined
  const hint = suggestName(op, OPERATORS) ?? OPERATORS.join(', ')
  return { code: 'unknown_operator', message: `There is no operator "${op}". Did you mean: ${hint}?` }
})

/** A clause; without `negate` it is not negated. */
export const clause: Decoder<Clause> = object<Clause>({
  contextKind: optional(contextKind),
  attribute: withDefault(attribute, ''),
  op: operator,
  values: clauseValues,
  negate: withDefault(boolean, false),
})

/** The clauses of one rule. */
export const clauses = list(clause, { max: LIMITS.clausesPerRule })
