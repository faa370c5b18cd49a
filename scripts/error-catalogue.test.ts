import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as api from '@guidon/api'
import { expect, test } from 'vitest'
import { readErrorCatalogue, readErrorClasses, renderErrorReference } from './error-catalogue.ts'

const page = await readFile(join(import.meta.dirname, '../docs/reference/errors.md'), 'utf8')
const catalogue = await readErrorCatalogue()

test('the reference lists what the source says, and nothing else', () => {
  expect(page, 'run: npm run reference').toBe(renderErrorReference(catalogue))
})

test('a code belongs to one class', () => {
  const codes = catalogue.map((entry) => entry.code)
  expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([])
})

test('routes declare codes that exist', () => {
  const known = new Set(catalogue.map((entry) => entry.code))
  const declared = Object.values(api).flatMap((value) => (isRoute(value) ? value.problems : []))
  expect(declared.length).toBeGreaterThan(0)
  expect(declared.filter((code) => !known.has(code))).toEqual([])
})

test('codes are snake_case', () => {
  expect(catalogue.filter((entry) => !/^[a-z]+(_[a-z0-9]+)*$/.test(entry.code))).toEqual([])
})

test.each([
  ['a plain text', "super('Gone.')", 'Gone.'],
  ['a template', 'super(`Flag "${key}" is gone from ${place}.`)', 'Flag "…" is gone from ….'],
  ['texts joined', 'super(`Flag "${key}" ` + \'is gone.\')', 'Flag "…" is gone.'],
  ['the description, where the call tells nothing', 'super(tell(key))', 'It was here once.'],
])('reads the message from %s', (_case, call, message) => {
  const source = `/** It was here once. */
  export class GoneError extends GuidonError {
    readonly code = 'gone'
    readonly status = 410
    constructor(key: string) { ${call} }
  }`
  expect(readErrorClasses(source, 'flags')).toEqual([
    { code: 'gone', kind: 'request', status: 410, message, className: 'GoneError', area: 'flags' },
  ])
})

function isRoute(value: unknown): value is api.Route {
  return typeof value === 'object' && value !== null && 'problems' in value
}
