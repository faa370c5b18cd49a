import { existsSync, statSync } from 'node:fs'
import path from 'node:path'
import type { ProjectDocument } from '@guidon/api'
import type { Cli } from '../../cli.ts'
import { CliError, usageError } from '../../errors/cli-error.ts'
import { EXIT_CODES } from '../../errors/exit-code.ts'
import { readObjectFrom, readTextFrom } from '../../input/text-input.ts'
import { findMirrorSource, type MirrorSource } from './mirror-source.ts'
import { parseOverrides } from './overrides.ts'
import { asProjectDocument } from './project-document.ts'
import { OVERRIDES_FILE } from './project-files.ts'

export interface DevOptions {
  readonly port?: number
  readonly data?: string
  readonly fresh?: true
  readonly seed?: string
  readonly mirror?: string
  readonly overrides?: string
  readonly offlineFile?: string
  readonly open: boolean
  readonly ci?: true
}

/** What a run brings into its server, checked as far as it can be before that starts. */
export interface DevPlan {
  readonly seed: ProjectDocument | null
  /** Whether programs that use the seed are played: it is the demonstration, and somebody looks at it. */
  readonly hasTraffic: boolean
  readonly mirror: MirrorSource | null
  /** Relative to the folder of the run. */
  readonly overridesFile: string
  /** Absolute. */
  readonly offlineFile: string | null
}

const DEMO = 'demo'

export async function planDev(cli: Cli, options: DevOptions): Promise<DevPlan> {
  checkOptions(cli, options)
  const { seed, mirror, overrides, offlineFile } = options
  if (overrides !== undefined) parseOverrides(await readTextFrom(cli.process, overrides), overrides)
  const source = mirror === undefined ? null : findMirrorSource(cli, mirror)
  // Before anything starts: is it there, and may it be read?
  if (source) await source.read().catch((error: unknown) => Promise.reject(unreadable(source, error)))
  return {
    seed: seed === undefined ? null : await readSeed(cli, seed),
    hasTraffic: seed === DEMO && !options.ci,
    mirror: source,
    overridesFile: overrides ?? OVERRIDES_FILE,
    offlineFile: offlineFile === undefined ? null : writableFile(cli, offlineFile),
  }
}

function checkOptions({ process }: Cli, { fresh, ci }: DevOptions): void {
  if (fresh && !ci && process.environment['GUIDON_DATABASE_URL']) {
    throw usageError(
      '--fresh resets the data folder, but GUIDON_DATABASE_URL names a database elsewhere',
      'Unset GUIDON_DATABASE_URL, or leave --fresh out.',
    )
  }
}

function writableFile({ process }: Cli, file: string): string {
  const absolute = path.resolve(process.folder, file)
  const folder = path.dirname(absolute)
  if (!existsSync(folder)) throw usageError(`There is no folder ${folder} for ${file}`, 'Make it first.')
  if (existsSync(absolute) && statSync(absolute).isDirectory()) {
    throw usageError(`${file} is a folder`, 'Name a file in it.')
  }
  return absolute
}

async function readSeed({ process }: Cli, seed: string): Promise<ProjectDocument> {
  if (seed !== DEMO) return asProjectDocument(await readObjectFrom(process, seed), seed)
  const { demoProject } = await import('./demo/demo-project.ts')
  return demoProject(DEMO)
}

function unreadable({ name, server }: MirrorSource, error: unknown): unknown {
  if (!(error instanceof CliError) || error.exitCode !== EXIT_CODES.notFound) return error
  return usageError(`${server} cannot be mirrored: ${error.message}`, `Correct the context "${name}".`)
}
