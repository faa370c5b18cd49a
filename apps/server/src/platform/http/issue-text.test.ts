import { expect, test } from 'vitest'
import { z } from 'zod'
import { issueText } from './issue-text.ts'

const ofForm = z.string().regex(/^a+$/)

test.each<[schema: z.ZodType, value: unknown, text: string]>([
  [z.object({}), undefined, 'is missing'],
  [z.object({}), [], 'must be an object'],
  [z.string(), 7, 'must be text'],
  [z.string(), undefined, 'is missing'],
  [z.number(), '7', 'must be a number'],
  [z.coerce.number(), 'x', 'must be a number'],
  [z.number().int(), 1.5, 'must be a whole number'],
  [z.boolean(), 'yes', 'must be true or false'],
  [z.array(z.string()), {}, 'must be a list'],
  [z.number().max(2_592_000), 9e9, 'must be 2592000 or less'],
  [z.number().min(1), 0, 'must be 1 or more'],
  [z.number().int().min(1), 0, 'must be 1 or more'],
  [z.string().max(3), 'four', 'is longer than 3 characters'],
  [z.string().min(3), 'ab', 'is shorter than 3 characters'],
  [z.string().min(1), '', 'is empty'],
  [z.array(z.number()).max(1), [1, 2], 'has more than 1 entries'],
  [z.array(z.number()).min(1), [], 'is empty'],
  [z.array(z.number()).min(2), [1], 'has fewer than 2 entries'],
  [z.enum(['on', 'off']), 'of', 'must be on or off'],
  [z.enum(['on', 'off']), undefined, 'is missing'],
  [z.literal(1), 2, 'must be 1'],
  [z.url(), 'x', 'is not an address such as https://example.com'],
  [z.strictObject({}), { a: 1, b: 2 }, 'has "a", "b", which is not known here'],
  [z.union([z.string(), z.number()]), true, 'has none of the forms that are allowed here'],
  [z.union([z.string(), z.number()]), undefined, 'is missing'],
  [ofForm, 'b', 'is not written as it has to be'],
])('%#: %o', (schema, value, text) => {
  const { error } = schema.safeParse(value, { error: issueText })
  expect(error?.issues.map(({ message }) => message)).toEqual([text])
})

test('what a schema says itself stays', () => {
  const { error } = z.string('needs a name').safeParse(7, { error: issueText })
  expect(error?.issues[0]?.message).toBe('needs a name')
})
