import type { Evaluation } from '@guidon/evaluation'
import type { ConfiguredFlag } from '@guidon/model'

/** Why a flag gave what it gave, in a few words. */
export function reasonText({ reason }: Evaluation, flag: ConfiguredFlag | undefined): string {
  switch (reason.kind) {
    case 'OFF':
      return 'Off'
    case 'TARGET_MATCH':
      return 'Individual target'
    case 'FALLTHROUGH':
      return 'Default rule'
    case 'RULE_MATCH':
      return ruleName(flag, reason.ruleIndex)
    case 'PREREQUISITE_FAILED':
      return `Prerequisite ${reason.prerequisiteKey} not met`
    case 'ERROR':
      return reason.errorKind === 'FLAG_NOT_FOUND' ? 'Archived' : 'Cannot be evaluated'
  }
}

/** `2 · Tier C districts`. */
export function ruleName(flag: ConfiguredFlag | undefined, ruleIndex: number): string {
  const description = flag?.configuration.rules[ruleIndex]?.description ?? ''
  return description === '' ? `Rule ${ruleIndex + 1}` : `${ruleIndex + 1} · ${description}`
}
