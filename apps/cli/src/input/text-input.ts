import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import type { CliProcess } from '../cli.ts'
import { CliError, usageError } from '../errors/cli-error.ts'

/** The text of a file; `-` means stdin. */
export async function readTextFrom(process: CliProcess, file: string): Promise<string> {
  if (file === '-') {
    if (process.stdin.isTTY) throw usageError('stdin is a terminal', 'Pipe the text in, or name a file.')
    return text(process.stdin)
  }
  try {
    return await readFile(path.resolve(process.folder, file), 'utf8')
  } catch (cause) {
    throw new CliError({ code: 'unreadable_file', message: `Cannot read ${file}`, cause, exitCode: 2 })
  }
}

/** The JSON object in a file or on stdin. */
export async function readObjectFrom(process: CliProcess, file: string): Promise<Record<string, unknown>> {
  return parseObject(await readTextFrom(process, file), file === '-' ? 'stdin' : file)
}

/** Text that must hold a JSON object; `source` names it in the error. */
export function parseObject(content: string, source: string): Record<string, unknown> {
  const value = parseJson(content, source)
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>
  throw usageError(`${source} does not hold a JSON object`)
}

export function parseJson(content: string, source: string): unknown {
  try {
    return JSON.parse(content)
  } catch (cause) {
    throw usageError(`${source} is not JSON: ${(cause as Error).message}`)
  }
}
