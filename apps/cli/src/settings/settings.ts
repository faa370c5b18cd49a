import path from 'node:path'
import { CliError, usageError } from '../errors/cli-error.ts'
import { credentialsFile, readToken } from './credentials.ts'
import { findLocalServer, isLoopback, readLocalServer, type LocalServer } from './local-server.ts'
import { findProjectFile, type ProjectFile } from './project-file.ts'
import { configFile, readUserConfig, type UserConfig } from './user-config.ts'

export const SETTING_NAMES = ['context', 'server', 'project', 'environment', 'token', 'output'] as const

export type SettingName = (typeof SETTING_NAMES)[number]

/** A value that a setting has somewhere, and where that is. */
export interface SettingCandidate {
  readonly value: string
  readonly source: string
  /** Nobody named it: a server in this folder, or a default. */
  readonly isImplied: boolean
}

/** What this run works with, and why. The first candidate wins. */
export interface Settings {
  /** The value in force; `null` when nobody gave one. */
  get(name: SettingName): string | null
  candidates(name: SettingName): readonly SettingCandidate[]
}

export interface SettingSources {
  readonly flags: Readonly<Partial<Record<SettingName, string | undefined>>>
  readonly environment: NodeJS.ProcessEnv
  readonly folder: string
}

/** Environment variables of each setting, the strongest first. */
export const ENVIRONMENT_VARIABLES: Readonly<Record<SettingName, readonly string[]>> = {
  context: ['GUIDON_CONTEXT'],
  server: ['GUIDON_SERVER', 'GUIDON_URL'],
  project: ['GUIDON_PROJECT'],
  environment: ['GUIDON_ENVIRONMENT'],
  token: ['GUIDON_TOKEN'],
  output: ['GUIDON_OUTPUT'],
}

/** What a server has after its first start. */
const DEFAULTS: Readonly<Partial<Record<SettingName, string>>> = {
  server: 'http://127.0.0.1:7070',
  project: 'my-project',
  environment: 'development',
}

/** Reads flags, variables, files and defaults, each when first needed. */
export function createSettings(sources: SettingSources): Settings {
  const files = lazyFiles(sources)

  function candidates(name: SettingName): SettingCandidate[] {
    const found: Finding[] = [
      { value: sources.flags[name], source: name === 'environment' ? '--env' : `--${name}` },
      ...ENVIRONMENT_VARIABLES[name].map((variable) => ({ value: sources.environment[variable], source: variable })),
      ...fromDataFolder(name),
      ...fromFiles(name),
      { value: DEFAULTS[name], source: 'default', isImplied: true },
    ]
    return found.flatMap(({ value, source, isImplied = false }) =>
      value ? [{ value: name === 'server' ? serverAddress(value, source) : value, source, isImplied }] : [],
    )
  }

  function fromDataFolder(name: SettingName): Finding[] {
    const named = files.namedServer()
    if (named === null) return []
    const source = `GUIDON_DATA_FOLDER ${named.folder}`
    if (name === 'server') return [{ value: named.url, source }]
    if (name !== 'token' || get('server') !== named.url) return []
    return [{ value: named.token, source }]
  }

  function fromFiles(name: SettingName): Finding[] {
    if (name === 'output') return []
    if (name === 'token') return tokenCandidates(get('server')!)
    const { current } = files.config()
    if (name === 'context') return [{ value: current, source: configFile(sources.environment) }]
    const project = files.project()
    const local = files.localServer()
    return [
      { value: project?.values[name], source: project?.file ?? '' },
      { value: profile()?.[name], source: `context "${get('context')}"` },
      ...(name === 'server' && local ? [{ value: local.url, source: local.folder, isImplied: true }] : []),
    ]
  }

  function profile() {
    const name = get('context')
    if (name === null) return undefined
    const { contexts } = files.config()
    if (Object.hasOwn(contexts, name)) return contexts[name]
    throw usageError(`There is no context "${name}"`, 'See `guidon context ls`.')
  }

  function tokenCandidates(server: string): Finding[] {
    const local = isLoopback(server) ? files.localServer() : null
    return [
      { value: readToken(sources.environment, server), source: credentialsFile(sources.environment) },
      ...(local ? [{ value: local.token, source: `${local.folder}/cli-token`, isImplied: true }] : []),
    ]
  }

  function get(name: SettingName): string | null {
    return candidates(name)[0]?.value ?? null
  }

  return { get, candidates }
}

/** A place where a setting may have a value. */
interface Finding {
  readonly value: string | null | undefined
  readonly source: string
  readonly isImplied?: boolean
}

interface LazyFiles {
  readonly project: () => ProjectFile | null
  readonly config: () => UserConfig
  /** The server in this folder or above. */
  readonly localServer: () => LocalServer | null
  /** The server that `GUIDON_DATA_FOLDER` names. */
  readonly namedServer: () => LocalServer | null
}

function lazyFiles({ environment, folder }: SettingSources): LazyFiles {
  return {
    project: once(() => findProjectFile(folder)),
    config: once(() => readUserConfig(environment)),
    localServer: once(() => findLocalServer(folder)),
    namedServer: once(() => {
      const dataFolder = environment['GUIDON_DATA_FOLDER']
      return dataFolder ? readLocalServer(path.resolve(folder, dataFolder)) : null
    }),
  }
}

function once<Value>(read: () => Value): () => Value {
  let held: { readonly value: Value } | undefined
  return () => (held ??= { value: read() }).value
}

/** `http://host:port/base` without a slash at the end. */
function serverAddress(text: string, source: string): string {
  const url = URL.canParse(text) ? new URL(text) : null
  if (url?.protocol === 'http:' || url?.protocol === 'https:') return url.href.replace(/\/+$/, '')
  throw new CliError({
    code: 'invalid_server',
    message: `"${text}" (${source}) is not the address of a server`,
    suggestion: 'Write it as http://127.0.0.1:7070 or https://guidon.example.com.',
    exitCode: 2,
  })
}
