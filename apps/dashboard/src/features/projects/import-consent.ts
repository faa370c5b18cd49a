import type { ImportReport } from '@guidon/api'

/** What is given along with an import. */
export interface ImportConsent {
  readonly reason: string
  readonly confirmation: string
}

/** What the environments ask for before an import. */
export interface AskedForImport {
  readonly isReasonRequired: boolean
  /** What must be typed; `null` when nothing must. */
  readonly confirmation: string | null
  /** What no answer helps against. */
  readonly blocks: readonly string[]
}

export function askedForImport({ checks }: Pick<ImportReport, 'checks'>): AskedForImport {
  const expected = checks.find(({ code }) => code === 'typed_confirmation')?.details?.['expected']
  const others = checks.filter(({ code }) => code !== 'typed_confirmation' && code !== 'required_reason')
  return {
    isReasonRequired: checks.some(({ code }) => code === 'required_reason'),
    confirmation: typeof expected === 'string' ? expected : null,
    blocks: others.filter(({ verdict }) => verdict === 'block').map(({ reason }) => reason),
  }
}

/** Why the import cannot begin; `null` when it can. */
export function whyNotImport(
  { added, changed, checks }: Pick<ImportReport, 'added' | 'changed' | 'checks'>,
  { reason, confirmation }: ImportConsent,
): string | null {
  if (added + changed === 0) return 'Nothing would change: the project is so already.'
  const asked = askedForImport({ checks })
  if (asked.blocks[0] !== undefined) return asked.blocks[0]
  if (asked.isReasonRequired && reason.trim() === '') return 'Say why first: it is needed here.'
  return asked.confirmation === null || confirmation.trim() === asked.confirmation
    ? null
    : `Type ${asked.confirmation} first.`
}
