import { expect, test } from 'vitest'
import { schemaText, type JsonSchema } from './schema-text.ts'

test.each<[JsonSchema, string]>([
  [{ type: 'string' }, 'string'],
  [{}, 'anything'],
  [{ const: 'on' }, '"on"'],
  [{ enum: ['a', 1, null] }, '"a" | 1 | null'],
  [{ anyOf: [{ type: 'string' }, { type: 'null' }] }, 'string | null'],
  [{ type: 'array', items: { type: 'number' } }, 'number[]'],
  [{ type: 'array', items: { enum: ['a', 'b'] } }, '("a" | "b")[]'],
  [{ type: 'object', additionalProperties: { type: 'string' } }, '{ [key]: string }'],
  [{ type: 'object' }, 'object'],
  [{ $ref: '#/$defs/json' }, 'json'],
])('%j reads %s', (schema, text) => {
  expect(schemaText(schema)).toBe(text)
})

test('objects have one line a property, with optional ones and defaults marked', () => {
  const schema: JsonSchema = {
    type: 'object',
    required: ['key'],
    properties: {
      key: { type: 'string' },
      limit: { type: 'integer', default: 50 },
      inner: { type: 'object', properties: { a: {} } },
    },
  }
  expect(schemaText(schema)).toBe(
    '{\n  key: string\n  limit?: integer  (default 50)\n  inner?: {\n    a?: anything\n  }\n}',
  )
})
