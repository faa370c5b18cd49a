import { chmodSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { CliError } from '../errors/cli-error.ts'

/** The JSON object in a file; `null` when there is no such file. */
export function readJsonFile(file: string): Record<string, unknown> | null {
  const text = readTextFile(file)
  if (text === null) return null
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>
    throw new TypeError('not a JSON object')
  } catch (cause) {
    throw new CliError({ code: 'invalid_file', message: `Cannot read ${file}`, cause, suggestion: 'Correct the file.' })
  }
}

/** The text of a file; `null` when there is no such file. */
export function readTextFile(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch (cause) {
    if (isMissing(cause)) return null
    throw new CliError({ code: 'unreadable_file', message: `Cannot read ${file}`, cause })
  }
}

/** Writes a file that only its owner can read, whole or not at all. */
export function writePrivateJson(file: string, value: object): void {
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 })
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 })
  chmodSync(draft, 0o600)
  renameSync(draft, file)
}

function isMissing(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException).code
  return code === 'ENOENT' || code === 'ENOTDIR'
}
