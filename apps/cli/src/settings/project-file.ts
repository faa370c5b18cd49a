import { existsSync } from 'node:fs'
import path from 'node:path'
import { CliError } from '../errors/cli-error.ts'
import { nearest } from '../errors/suggestion.ts'
import { readJsonFile } from './json-file.ts'

export const PROJECT_FILE = 'guidon.json'

/** `guidon.json`: what a repository says about its server. Holds no secret, so it is checked in. */
export interface ProjectFile {
  readonly file: string
  readonly values: Readonly<Record<string, string>>
}

const FIELDS = ['server', 'project', 'environment']

/** The nearest `guidon.json`, from `folder` upwards. */
export function findProjectFile(folder: string): ProjectFile | null {
  const file = findUp(folder, PROJECT_FILE)
  if (file === null) return null
  const values: Record<string, string> = {}
  for (const [field, value] of Object.entries(readJsonFile(file) ?? {})) {
    if (field === '$schema') continue
    if (!FIELDS.includes(field)) throw invalid(file, `unknown field "${field}"`, nearest(field, FIELDS))
    if (typeof value !== 'string' || value === '') throw invalid(file, `"${field}" must be text`)
    values[field] = value
  }
  return { file, values }
}

/** The nearest file or folder called `name`, from `folder` upwards. */
export function findUp(folder: string, name: string): string | null {
  const candidate = path.join(folder, name)
  if (existsSync(candidate)) return candidate
  const parent = path.dirname(folder)
  return parent === folder ? null : findUp(parent, name)
}

function invalid(file: string, problem: string, meant?: string): CliError {
  return new CliError({
    code: 'invalid_file',
    message: `${file}: ${problem}`,
    suggestion: meant === undefined ? `Fields: ${FIELDS.join(', ')}.` : `Did you mean "${meant}"?`,
  })
}
