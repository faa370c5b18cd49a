import { pino, type Logger } from 'pino'
import type { Config } from './config/config.ts'
import { readConfig } from './config/environment-config.ts'
import { StartError } from './platform/start-errors.ts'
import { startServer } from './running-server.ts'

const PARENT = process.ppid
const PARENT_POLL_MS = 250
const USAGE = 'Usage: npm start [-- sign-in-link [--read-only]]'

try {
  const config = readConfig(process.env)
  const [command, option, ...others] = process.argv.slice(2)
  const isReadOnly = option === '--read-only'
  if (command === undefined) await serve(config)
  else if (command === 'sign-in-link' && (option === undefined || isReadOnly) && others.length === 0)
    await printSignInLink(config, isReadOnly ? 'read' : 'all')
  else fail(USAGE, 2)
} catch (error) {
  if (!(error instanceof StartError)) throw error
  fail(error.message, 1)
}

async function serve(config: Config): Promise<void> {
  const log = createLog(config)
  const server = await startServer(config, log)
  const { welcome } = await import('./welcome.ts')
  console.log(await welcome(server, { readyInMs: performance.now(), dataFolder: config.dataFolder }))
  let isStopping = false
  const stop = (signal: NodeJS.Signals | 'parent gone'): void => {
    // Ctrl-C under npm arrives twice: from the terminal and from npm.
    if (isStopping) return
    isStopping = true
    log.info({ signal }, 'stopping')
    server.close().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: error }, 'did not stop cleanly')
        process.exit(1)
      },
    )
  }
  process.on('SIGINT', stop).on('SIGTERM', stop)
  whenParentGone(() => stop('parent gone'))
}

/**
 * Calls `stop` when what started this process only to run it is gone. npm passes a signal to the shell between, which
 * ends without passing it on.
 */
function whenParentGone(stop: () => void): void {
  process.once('disconnect', stop).channel?.unref()
  if (process.env['npm_lifecycle_event'] !== 'start') return
  const timer = setInterval(() => {
    if (process.ppid === PARENT) return
    clearInterval(timer)
    stop()
  }, PARENT_POLL_MS).unref()
}

async function printSignInLink({ dataFolder }: Config, access: 'all' | 'read'): Promise<void> {
  const { createSignInLink } = await import('./sign-in-link.ts')
  console.log(await createSignInLink(dataFolder, access))
  // Not among the output, which may go into another program.
  console.error(
    access === 'read'
      ? 'It works once, within a day, and may look but change nothing. The read-only link before it works no more.'
      : 'It works once, within a day. The link before it works no more.',
  )
}

function createLog({ logLevel }: Config): Logger {
  return pino({
    level: logLevel,
    redact: ['req.headers.authorization', 'req.headers.cookie'],
    ...(process.stdout.isTTY && { transport: { target: 'pino-pretty', options: { ignore: 'pid,hostname' } } }),
  })
}

function fail(message: string, code: number): void {
  console.error(message)
  process.exitCode = code
}
