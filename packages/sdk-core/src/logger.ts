/** Where a client tells about trouble. Each call is one line. */
export interface Logger {
  debug(message: string): void
  info(message: string): void
  warn(message: string): void
  error(message: string): void
}

/** Says each kind of trouble once a minute at most, so that a broken flag in a loop cannot fill a disk. */
export interface TroubleLog {
  /** @param kind what is limited: one line of a kind a minute */
  warn(kind: string, message: string): void
  /** As `warn`, for what needs somebody to act. */
  error(kind: string, message: string): void
  /** Not limited. */
  debug(message: string): void
  info(message: string): void
}

const QUIET_MS = 60_000
/** Kinds come from this code, but some name a flag key, of which a host may ask for any number. */
const MAX_KINDS = 1_000

interface Told {
  readonly at: number
  suppressed: number
}

/** A log of trouble on top of a host's logger, whose own errors are swallowed. `now` gives milliseconds. */
export function createTroubleLog(logger: Logger, now: () => number): TroubleLog {
  const told = new Map<string, Told>()

  function say(level: 'warn' | 'error', kind: string, message: string): void {
    const last = told.get(kind)
    const at = now()
    // A clock that was set back does not silence the log.
    if (last !== undefined && at - last.at < QUIET_MS && at >= last.at) {
      last.suppressed += 1
      return
    }
    if (told.size >= MAX_KINDS) told.clear()
    told.set(kind, { at, suppressed: 0 })
    const more = last === undefined || last.suppressed === 0 ? '' : ` (and ${last.suppressed} more since the last time)`
    write(level, `${message}${more}`)
  }

  function write(level: keyof Logger, message: string): void {
    try {
      logger[level](`[guidon] ${message}`)
    } catch {
      // A host's logger that throws must not take the host down.
    }
  }

  return {
    warn: (kind, message) => say('warn', kind, message),
    error: (kind, message) => say('error', kind, message),
    debug: (message) => write('debug', message),
    info: (message) => write('info', message),
  }
}
