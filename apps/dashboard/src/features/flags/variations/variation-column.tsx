import type { Variation } from '@guidon/model'
import type { DefinitionEditing } from '../definition/definition-editing.ts'
import type { ValueTexts } from './use-value-texts.ts'

/** The columns of the table; on small screens they stand below one another. */
export const VARIATION_COLUMNS =
  'grid-cols-[44px_minmax(0,1fr)_minmax(0,1.3fr)_minmax(0,1.3fr)_minmax(0,1.3fr)_28px] max-lg:grid-cols-1'

/** What the parts of a row work on. */
export interface VariationPart {
  readonly variation: Variation
  readonly index: number
  readonly editing: DefinitionEditing
  readonly texts: ValueTexts
}

/** The name of a field where no column has it: on small screens. */
export function ColumnLabel({ children }: { children: string }) {
  return <span className="lg:sr-only">{children}</span>
}
