import { CliError } from './errors/cli-error.ts'
import { EXIT_CODES } from './errors/exit-code.ts'

/** Why a run ends early. */
export function interrupted(): CliError {
  return new CliError({ code: 'interrupted', message: 'Interrupted', exitCode: EXIT_CODES.interrupted })
}

export function timedOut(ms: number): CliError {
  return new CliError({
    code: 'timeout',
    message: `Not done within ${ms / 1_000} s`,
    suggestion: 'Give it longer with --timeout.',
    exitCode: EXIT_CODES.timeout,
  })
}

/** A signal that fires on Ctrl-C or after `timeoutMs`; `stop` ends the watch over both. */
export function watchInterruption(timeoutMs: number | undefined): { signal: AbortSignal; stop: () => void } {
  const controller = new AbortController()
  const onSignal = () => controller.abort(interrupted())
  process.once('SIGINT', onSignal)
  process.once('SIGTERM', onSignal)
  const timer = timeoutMs === undefined ? undefined : setTimeout(() => controller.abort(timedOut(timeoutMs)), timeoutMs)
  return {
    signal: controller.signal,
    stop() {
      clearTimeout(timer)
      process.off('SIGINT', onSignal)
      process.off('SIGTERM', onSignal)
    },
  }
}
