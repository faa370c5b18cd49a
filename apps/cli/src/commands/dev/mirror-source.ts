import type { DomainEvent, ProjectDocument } from '@guidon/api'
import type { Cli } from '../../cli.ts'
import { CliError, usageError } from '../../errors/cli-error.ts'
import { nearest } from '../../errors/suggestion.ts'
import { createApiClient, type ApiClient } from '../../http/api-client.ts'
import { exportProject, watchProject } from '../../http/operations.ts'
import { readToken } from '../../settings/credentials.ts'
import { readUserConfig } from '../../settings/user-config.ts'
import { partialDocument } from './project-document.ts'

/** An environment of another server, which is only read. */
export interface MirrorSource {
  /** Name of the context. */
  readonly name: string
  readonly server: string
  readonly project: string
  readonly environment: string
  /** What it holds now, as a document for the local environment. */
  read(): Promise<ProjectDocument>
  /** What happens there from now on, until the connection ends. */
  watch(): Promise<AsyncIterable<{ readonly data: DomainEvent }>>
}

/** What a context that names no project or environment means. */
const DEFAULTS = { project: 'my-project', environment: 'development' }
const CALL_TIMEOUT_MS = 30_000

/** Throws when there is no such context. Asks the server nothing. */
export function findMirrorSource({ process, version, signal, out, environment }: Cli, name: string): MirrorSource {
  const { contexts } = readUserConfig(process.environment)
  if (!Object.hasOwn(contexts, name)) {
    const meant = nearest(name, Object.keys(contexts))
    throw usageError(
      `There is no context "${name}" to mirror`,
      meant ? `Did you mean ${meant}?` : `Add it with \`guidon context add ${name} --server … -p … -e …\`.`,
    )
  }
  const profile = { ...DEFAULTS, ...contexts[name]! }
  const params = { project: profile.project }
  const api: ApiClient = createApiClient({
    server: profile.server,
    token: readToken(process.environment, profile.server),
    version,
    signal,
    callTimeoutMs: CALL_TIMEOUT_MS,
    log: (line) => out.detail(line),
  })
  return {
    name,
    ...profile,
    async read() {
      return pickEnvironment(await api.call(exportProject, { params }), { from: profile.environment, to: environment })
    },
    watch: () => api.stream(watchProject, { params }),
  }
}

/** One environment of a document, under another name. Flags that it does not configure are left out. */
export function pickEnvironment(
  { project, contextKinds, environments, flags, segments }: ProjectDocument,
  { from, to }: { readonly from: string; readonly to: string },
): ProjectDocument {
  if (!environments.some(({ key }) => key === from)) {
    throw new CliError({
      code: 'environment_not_found',
      message: `Project "${project.key}" has no environment "${from}" to mirror`,
      suggestion: `It has ${environments.map(({ key }) => key).join(', ')}.`,
      exitCode: 2,
    })
  }
  return {
    ...partialDocument(project.key, {
      flags: flags.flatMap(({ definition, environments: all }) => {
        const own = all.find(({ environment }) => environment === from)
        return own === undefined ? [] : [{ definition, environments: [{ ...own, environment: to }] }]
      }),
      segments: segments
        .filter(({ environment }) => environment === from)
        .map((segment) => ({ ...segment, environment: to })),
    }),
    contextKinds,
  }
}
