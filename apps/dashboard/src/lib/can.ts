/** Why something may not be done, for `disabledReason`; `null` when it may. */
export function reasonOf(may: true | string): string | null {
  return may === true ? null : may
}
