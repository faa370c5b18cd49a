import { existsSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Cli } from '../../cli.ts'
import { getEnvironment } from '../../http/operations.ts'
import { PROJECT_FILE } from '../../settings/project-file.ts'
import { exampleFor, type Example } from './example.ts'
import { detectStack, namedStack, type Stack, type StackName } from './stack.ts'

const FIRST_FLAG = 'hello-guidon'

interface PlannedFile {
  readonly file: string
  readonly content: string
  readonly action: 'write' | 'keep'
}

export async function run(cli: Cli, _none: [], options: { readonly stack?: StackName }): Promise<void> {
  const { folder } = cli.process
  const stack = options.stack ? namedStack(folder, options.stack) : detectStack(folder)
  const server = cli.settings.get('server')!
  const example = exampleFor(stack.name, { server, clientSideId: await clientSideId(cli), flag: FIRST_FLAG })
  const files = plannedFiles(cli, example)
  if (!cli.flags.isDryRun) {
    for (const { file, content, action } of files) {
      if (action === 'write') writeFileSync(path.join(folder, file), content)
    }
  }
  const steps = nextSteps(stack, example, server)
  const shown = files.map(({ file, action }) => ({ file, action }))
  cli.out.item({ stack: stack.name, because: stack.because, files: shown, steps }, reportText(cli, stack, files, steps))
}

/** The server may not run yet: then the example says how to get the id. */
async function clientSideId(cli: Cli): Promise<string | null> {
  const { project, environment } = cli
  const found = await cli.api.call(getEnvironment, { params: { project, environment } }).catch(() => null)
  return found?.id ?? null
}

function plannedFiles(cli: Cli, example: Example | null): PlannedFile[] {
  const [server] = cli.settings.candidates('server')
  const settings = {
    // A server on this machine may listen elsewhere next time; without an address it is found by its folder.
    ...(server && !server.isImplied ? { server: server.value } : {}),
    project: cli.project,
    environment: cli.environment,
  }
  const wanted = [
    { file: PROJECT_FILE, content: `${JSON.stringify(settings, null, 2)}\n` },
    ...(example ? [{ file: example.file, content: example.content }] : []),
  ]
  return wanted.map((entry) => ({
    ...entry,
    action: existsSync(path.join(cli.process.folder, entry.file)) ? 'keep' : 'write',
  }))
}

function nextSteps(stack: Stack, example: Example | null, server: string): string[] {
  const last = `guidon flag on ${FIRST_FLAG}`
  if (example) return [stack.installCommand(example.packageName), example.runHint, last]
  return [
    'Install the LaunchDarkly SDK of your language',
    `Set its three addresses (base or polling, stream, events) to ${server}`,
    'Give it the SDK key: guidon env key',
    last,
  ]
}

function reportText(cli: Cli, stack: Stack, files: readonly PlannedFile[], steps: readonly string[]): string {
  const verbs = { write: cli.flags.isDryRun ? 'would write' : 'wrote', keep: 'kept' }
  return [
    `${stack.name} (${stack.because})`,
    ...files.map(({ file, action }) => `  ${verbs[action]}  ${file}`),
    'Next:',
    ...steps.map((step, i) => `  ${i + 1}. ${step}`),
  ].join('\n')
}
