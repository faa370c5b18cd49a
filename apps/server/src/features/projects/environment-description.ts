import type { EnvironmentRef } from './environment.ts'

type Settings = Pick<EnvironmentRef, 'name' | 'position' | 'isCritical' | 'requiresReason' | 'isSecureMode'>

/** What differs between two states of an environment, in words. */
export function describeSettings(before: Settings, after: Settings): string[] {
  const changed = (name: keyof Settings): boolean => before[name] !== after[name]
  return [
    ...(changed('name') ? [`Renamed the environment from "${before.name}" to "${after.name}"`] : []),
    ...(changed('position') ? [`Moved the environment to place ${after.position + 1}`] : []),
    ...(changed('isCritical') ? [`Made the environment ${after.isCritical ? 'critical' : 'no longer critical'}`] : []),
    ...(changed('requiresReason')
      ? [`Made changes ${after.requiresReason ? 'ask' : 'no longer ask'} for a reason`]
      : []),
    ...(changed('isSecureMode') ? [`Switched secure mode ${after.isSecureMode ? 'on' : 'off'}`] : []),
  ]
}
