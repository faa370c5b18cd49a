import type { Logger } from '@guidon/sdk-core'

/* eslint-disable no-console -- what a library has to say goes where a host expects it, until it passes a logger */

/** Writes warnings and errors to the console, and nothing else. */
export const consoleLogger: Logger = {
  debug() {
    // Silent unless a host passes a logger of its own.
  },
  info() {
    // As above.
  },
  warn(message) {
    console.warn(message)
  },
  error(message) {
    console.error(message)
  },
}
