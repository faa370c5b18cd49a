import { styleText } from 'node:util'

/** The roles that text plays on a screen; each has one look everywhere. */
export interface Style {
  readonly strong: (text: string) => string
  readonly dim: (text: string) => string
  readonly good: (text: string) => string
  readonly warn: (text: string) => string
  readonly bad: (text: string) => string
}

export function createStyle(hasColor: boolean): Style {
  const look = (format: Parameters<typeof styleText>[0]) => (text: string) =>
    hasColor ? styleText(format, text, { validateStream: false }) : text
  return { strong: look('bold'), dim: look('dim'), good: look('green'), warn: look('yellow'), bad: look('red') }
}

/** Color on terminals only; `NO_COLOR` forbids and `FORCE_COLOR` forces it (https://no-color.org). */
export function wantsColor(environment: NodeJS.ProcessEnv, isTty: boolean): boolean {
  if (environment['NO_COLOR']) return false
  const force = environment['FORCE_COLOR']
  if (force !== undefined) return force !== '0' && force !== 'false'
  return isTty && environment['TERM'] !== 'dumb'
}

/** Text of others made safe for a terminal: no control characters, so no hidden escape sequences. */
export function printable(text: string): string {
  return text.replaceAll(/[\u0000-\u001f\u007f-\u009f]+/g, ' ')
}
