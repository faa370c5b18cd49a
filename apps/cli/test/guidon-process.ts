import { spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { TestServer } from '@guidon/testing'
import { bundleGuidon } from '../bundle.ts'

/** What a finished `guidon` left behind. */
export interface GuidonRun {
  readonly exitCode: number | null
  readonly stdout: string
  readonly stderr: string
}

/** A user with an empty home and an empty folder, who runs `guidon` as a process. */
export interface GuidonUser {
  readonly folder: string
  readonly environment: NodeJS.ProcessEnv
  run(words: readonly string[], more?: { input?: string; environment?: NodeJS.ProcessEnv }): Promise<GuidonRun>
  remove(): Promise<void>
}

/** Beside the built program, so that `guidon dev` finds the server from there. */
const BUNDLE = path.join(import.meta.dirname, `../dist/guidon-test-${process.pid}.js`)
let built: Promise<void> | undefined

/** The file that users run, built once for each test process. */
export async function guidonBundle(): Promise<string> {
  await (built ??= bundleGuidon(BUNDLE))
  return BUNDLE
}

process.once('exit', () => rmSync(BUNDLE, { force: true }))

export async function createGuidonUser(server?: TestServer): Promise<GuidonUser> {
  const folder = await mkdtemp(path.join(tmpdir(), 'guidon-cli-test-'))
  const environment: NodeJS.ProcessEnv = {
    PATH: process.env['PATH'],
    HOME: folder,
    XDG_CONFIG_HOME: path.join(folder, 'config'),
    XDG_CACHE_HOME: path.join(folder, 'cache'),
    ...(server
      ? {
          GUIDON_SERVER: server.url,
          GUIDON_TOKEN: server.token,
          GUIDON_PROJECT: server.project.key,
          GUIDON_ENVIRONMENT: server.environment.key,
        }
      : {}),
  }
  return {
    folder,
    environment,
    run: (words, { input = '', environment: more = {} } = {}) =>
      runGuidon(words, { folder, input, environment: { ...environment, ...more } }),
    remove: () => rm(folder, { recursive: true, force: true }),
  }
}

interface RunOptions {
  readonly folder: string
  readonly input: string
  readonly environment: NodeJS.ProcessEnv
}

async function runGuidon(words: readonly string[], { folder, input, environment }: RunOptions): Promise<GuidonRun> {
  const child = spawn(process.execPath, [await guidonBundle(), ...words], { cwd: folder, env: environment })
  const texts = { stdout: '', stderr: '' }
  child.stdout.setEncoding('utf8').on('data', (text: string) => (texts.stdout += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (texts.stderr += text))
  child.stdin.end(input)
  return new Promise((resolve) => child.once('close', (exitCode) => resolve({ exitCode, ...texts })))
}
