import { expect, test } from 'vitest'
import { withoutSubjects } from './without-subjects.ts'

const inEnvironment = (environment: string) => ({
  subject: { kind: 'flag' as const, key: 'checkout', environment },
  version: 2,
})

test('a change of one subject reads as it is', () => {
  const sentences = ['Turn targeting on']
  expect(withoutSubjects(sentences, [inEnvironment('staging')])).toEqual(sentences)
})

test('the same in several environments is said once', () => {
  const sentences = ['development', 'staging'].flatMap((environment) => [
    `flag "checkout" in ${environment}: Turn targeting on`,
    `flag "checkout" in ${environment}: By default serve "a: b"`,
  ])
  expect(withoutSubjects(sentences, [inEnvironment('development'), inEnvironment('staging')])).toEqual([
    'Turn targeting on',
    'By default serve "a: b"',
  ])
})
