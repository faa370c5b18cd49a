import type { EnvironmentRef } from './environment.ts'

type Settings = Pick<EnvironmentRef, 'name' | 'position' | 'isCritical' | 'requiresReason' | 'isSecureMode'>

/** What differs between two states of an environment, in words. */
export function describeSettings(before: Settings, after: Settings): string[] {
  const changed = (name: keyof Settings): boolean => before[name] !== after[name]
  return [
    ...(changed('name') ? [`Renamed from "${before.name}" to "${after.name}"`] : []),
    ...(changed('position') ? [`Moved to place ${after.position + 1}`] : []),
    ...(changed('isCritical') ? [after.isCritical ? 'Made critical' : 'No longer critical'] : []),
    ...(changed('requiresReason') ? [after.requiresReason ? 'Asks for a reason' : 'No longer asks for a reason'] : []),
    ...(changed('isSecureMode') ? [after.isSecureMode ? 'Secure mode turned on' : 'Secure mode turned off'] : []),
  ]
}
