import type { Clause, Json } from '@guidon/model'

/** A clause as SDKs receive it. */
export interface WireClause {
  readonly contextKind: string
  readonly attribute: string
  readonly op: string
  readonly values: readonly Json[]
  readonly negate: boolean
}

/** The canonical wire form of a clause: the context kind is always written. */
export function wireClause(clause: Clause): WireClause {
  return {
    contextKind: clause.contextKind || 'user',
    attribute: attributeReference(clause.attribute, clause.contextKind),
    op: clause.op,
    values: clause.values,
    negate: clause.negate,
  }
}

/**
 * An attribute as a reference. Beside an absent or empty context kind it is a literal name, so that one that starts
 * with `/` must be escaped once the kind is written out. Source: LD wire format, legacy attribute names.
 */
export function attributeReference(attribute: string, contextKind: string | undefined): string {
  if (contextKind || !attribute.startsWith('/')) return attribute
  return `/${attribute.replaceAll('~', '~0').replaceAll('/', '~1')}`
}
