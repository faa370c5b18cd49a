import type { Cli, CliProcess } from './cli.ts'
import type { CommandNode } from './command/command-definition.ts'
import { usageError } from './errors/cli-error.ts'
import type { GlobalOptions } from './global-options.ts'
import { createApiClient, type ApiClient } from './http/api-client.ts'
import { isRunByAgent } from './output/agent.ts'
import { compileJq } from './output/jq/jq.ts'
import { createOutput, type Output, type OutputFormat } from './output/output.ts'
import { createStyle, wantsColor } from './output/style.ts'
import { createPrompt } from './prompt.ts'
import { createSettings, type Settings } from './settings/settings.ts'
import { VERSION } from './version.ts'

const CALL_TIMEOUT_MS = 30_000

/** Puts together what one run of a command needs. */
export function createCli(
  { options, tree }: { readonly options: GlobalOptions; readonly tree: readonly CommandNode[] },
  process: CliProcess,
  signal: AbortSignal,
): Cli {
  const settings = createSettings({
    flags: settingFlags(options),
    environment: process.environment,
    folder: process.folder,
  })
  const out = outputFor(options, process, settings)
  let api: ApiClient | undefined
  return {
    out,
    settings,
    signal,
    process,
    prompt: createPrompt({
      canAsk:
        options.input && !process.environment['CI'] && process.stdin.isTTY === true && process.stderr.isTTY === true,
      input: process.stdin,
      output: process.stderr,
      signal,
    }),
    get api() {
      return (api ??= createApiClient({
        server: settings.get('server')!,
        token: settings.get('token'),
        version: VERSION,
        signal,
        callTimeoutMs: options.timeout ?? CALL_TIMEOUT_MS,
        log: (line) => out.detail(line),
      }))
    },
    get project() {
      return settings.get('project')!
    },
    get environment() {
      return settings.get('environment')!
    },
    flags: { isDryRun: options.dryRun ?? false, isYes: options.yes ?? false, reason: options.reason ?? null },
    idempotencyKey: options.idempotencyKey ?? crypto.randomUUID(),
    version: VERSION,
    tree,
    exitCode: 0,
  }
}

/** Where results, remarks and errors go, and in which shape. */
export function outputFor(options: GlobalOptions, process: CliProcess, settings: Settings): Output {
  const { stdout, stderr, environment } = process
  const isScreen = stdout.isTTY === true
  return createOutput({
    format: formatFor(options, environment, settings.get('output')),
    fields: options.json ? options.json.split(',').map((field) => field.trim()) : null,
    select: options.jq === undefined ? null : compileJq(options.jq),
    style: createStyle(options.color && wantsColor(environment, isScreen)),
    errorStyle: createStyle(options.color && wantsColor(environment, stderr.isTTY === true)),
    isScreen,
    isQuiet: options.quiet ?? false,
    isVerbose: options.verbose ?? false,
    width: stdout.columns ?? 120,
    stdout: (text) => stdout.write(text),
    stderr: (text) => stderr.write(text),
  })
}

function formatFor(options: GlobalOptions, environment: NodeJS.ProcessEnv, chosen: string | null): OutputFormat {
  if (options.ndjson) return 'ndjson'
  if (options.json !== undefined || options.jq !== undefined) return 'json'
  if (chosen === null) return isRunByAgent(environment) ? 'json' : 'text'
  if (chosen === 'text' || chosen === 'json' || chosen === 'ndjson') return chosen
  throw usageError(`GUIDON_OUTPUT is "${chosen}"`, 'Use text, json or ndjson.')
}

function settingFlags({ server, project, env }: GlobalOptions) {
  return { server, project, environment: env }
}
