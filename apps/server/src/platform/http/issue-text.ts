import type { z } from 'zod'

type Issue = z.core.$ZodRawIssue

/** What is wrong with a value, for whoever sent it: the end of a sentence that its path begins. */
export function issueText(issue: Issue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'is missing' : `must be ${TYPE_WORDS[issue.expected] ?? issue.expected}`
    case 'too_big':
      return outOfRange(issue.origin, Number(issue.maximum), TOO_BIG)
    case 'too_small':
      return issue.origin !== 'number' && issue.minimum === 1
        ? 'is empty'
        : outOfRange(issue.origin, Number(issue.minimum), TOO_SMALL)
    case 'invalid_value':
      return issue.input === undefined ? 'is missing' : `must be ${issue.values.map(String).join(' or ')}`
    case 'invalid_format':
      return `is not ${FORMAT_WORDS[issue.format] ?? `of the form "${issue.format}"`}`
    case 'unrecognized_keys':
      return `has ${issue.keys.map((key) => `"${key}"`).join(', ')}, which is not known here`
    case 'invalid_union':
      return issue.input === undefined ? 'is missing' : 'has none of the forms that are allowed here'
    default:
      return undefined
  }
}

const TYPE_WORDS: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  object: 'an object',
  record: 'an object',
  array: 'a list',
  tuple: 'a list',
  null: 'null',
}

const FORMAT_WORDS: Readonly<Record<string, string>> = {
  url: 'an address such as https://example.com',
  uuid: 'a UUID',
  email: 'an e-mail address',
  regex: 'written as it has to be',
}

type Bound = Readonly<Record<'number' | 'string' | 'array', (limit: number) => string>>

const TOO_BIG: Bound = {
  number: (limit) => `must be ${limit} or less`,
  string: (limit) => `is longer than ${limit} characters`,
  array: (limit) => `has more than ${limit} entries`,
}

const TOO_SMALL: Bound = {
  number: (limit) => `must be ${limit} or more`,
  string: (limit) => `is shorter than ${limit} characters`,
  array: (limit) => `has fewer than ${limit} entries`,
}

function outOfRange(origin: string, limit: number, bound: Bound): string {
  if (origin === 'string') return bound.string(limit)
  return origin === 'number' || origin === 'int' ? bound.number(limit) : bound.array(limit)
}
