/** What is looked for. A mark at the beginning narrows it: `>` actions, `#` tags, `:` contexts by their key. */
export interface PaletteQuery {
  readonly mode: 'all' | 'actions' | 'tags' | 'contexts'
  readonly text: string
}

const MODES = new Map<string, PaletteQuery['mode']>([
  ['>', 'actions'],
  ['#', 'tags'],
  [':', 'contexts'],
])

export function readPaletteQuery(typed: string): PaletteQuery {
  const trimmed = typed.trim()
  const mode = MODES.get(trimmed.slice(0, 1))
  return mode === undefined ? { mode: 'all', text: trimmed } : { mode, text: trimmed.slice(1).trim() }
}

/** A wish to turn a flag on or off, as people write it. */
export interface FlipWish {
  readonly isOn: boolean
  /** Part of the flag's key or name. */
  readonly flag: string
  /** The beginning of an environment's key or name; `""` for the one that is looked at. */
  readonly environment: string
}

const FLIP = /^(?:turn |switch )?(on|off|enable|disable)\s+(\S.*)$/i
const PLACE = /^(\S.*)\s+in\s+(\S.*)$/i

/** `turn off checkout in prod`, `off checkout`, `disable checkout`; `null` for anything else. */
export function readFlipWish(text: string): FlipWish | null {
  const match = FLIP.exec(text.trim())
  if (match === null) return null
  const [, verb = '', rest = ''] = match
  const [, flag = rest, environment = ''] = PLACE.exec(rest) ?? []
  return { isOn: /^(on|enable)$/i.test(verb), flag, environment: environment.toLowerCase() }
}

/** Environments that a wish means, by the beginning of their key or name. */
export function environmentsMeant<E extends { readonly key: string; readonly name: string }>(
  { environment }: FlipWish,
  environments: readonly E[],
  current: E,
): readonly E[] {
  if (environment === '') return [current]
  return environments.filter((one) => [one.key, one.name].some((text) => text.toLowerCase().startsWith(environment)))
}
