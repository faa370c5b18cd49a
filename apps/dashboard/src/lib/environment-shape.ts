/** Each environment has a shape as well as a name: a hollow circle, a square, or a diamond when it is critical. */
export type EnvironmentShape = 'circle' | 'square' | 'diamond'

export function environmentShape({
  isCritical,
  position,
}: {
  readonly isCritical: boolean
  readonly position: number
}): EnvironmentShape {
  if (isCritical) return 'diamond'
  return position === 0 ? 'circle' : 'square'
}
