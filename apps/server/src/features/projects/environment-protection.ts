import type { ChangeCheck } from '@guidon/api'
import type { EnvironmentRef } from './environment.ts'
import type { EnvironmentSettings } from './environment-store.ts'

/** What must be confirmed before settings take away what guards an environment; `null` when nothing must. */
export function checkProtection(
  { key, isCritical, requiresReason }: Pick<EnvironmentRef, 'key' | 'isCritical' | 'requiresReason'>,
  settings: EnvironmentSettings,
  confirmation: string | undefined,
): ChangeCheck | null {
  const lost = [
    ...(isCritical && settings.is_critical === false ? ['is no longer critical'] : []),
    ...(requiresReason && settings.requires_reason === false ? ['no longer asks for a reason'] : []),
  ]
  if (lost.length === 0 || confirmation === key) return null
  const reason = `Type "${key}" to confirm that the environment ${lost.join(' and ')}.`
  return { code: 'typed_confirmation', verdict: 'block', reason, details: { expected: key } }
}
