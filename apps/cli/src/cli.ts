import type { CommandNode } from './command/command-definition.ts'
import type { ApiClient } from './http/api-client.ts'
import type { Output } from './output/output.ts'
import type { Prompt } from './prompt.ts'
import type { Settings } from './settings/settings.ts'

/** What a command works with. */
export interface Cli {
  readonly out: Output
  readonly prompt: Prompt
  readonly settings: Settings
  /** The client for the chosen server; commands that need none never create it. */
  readonly api: ApiClient
  /** Key of the chosen project. */
  readonly project: string
  /** Key of the chosen environment. */
  readonly environment: string
  readonly flags: WriteFlags
  /** Aborts on Ctrl-C and when `--timeout` runs out. */
  readonly signal: AbortSignal
  readonly process: CliProcess
  /** Sent with every write of this run, so that a repeated call is applied once. */
  readonly idempotencyKey: string
  readonly version: string
  /** All commands, for help and completion. */
  readonly tree: readonly CommandNode[]
  /** Ends the run with this code although nothing was thrown: the result itself says what is wrong. */
  exitCode: number
}

/** The global options of writes. */
export interface WriteFlags {
  readonly isDryRun: boolean
  /** Answer every question with yes. */
  readonly isYes: boolean
  readonly reason: string | null
}

/** The parts of the process that commands touch; tests may stand in for them. */
export interface CliProcess {
  readonly environment: NodeJS.ProcessEnv
  readonly folder: string
  /** The words after `guidon`, to print how to go on. */
  readonly words: readonly string[]
  readonly stdin: NodeJS.ReadStream
  readonly stdout: NodeJS.WriteStream
  readonly stderr: NodeJS.WriteStream
}
