import { expect, test } from 'vitest'
import { connectSnippets } from './connect-snippets.ts'

const facts = {
  url: 'https://flags.example.org/guidon',
  sdkKey: 'sdk-1',
  mobileKey: 'mob-1',
  clientSideId: '0123456789abcdef01234567',
  flag: 'hello-guidon',
}
const snippets = connectSnippets(facts)
const CLIENT_SIDE = ['react', 'browser']
const MOBILE = ['ios', 'android']

test.each(snippets)('$name knows the address, the flag and the one key that it may know', ({ id, code }) => {
  expect(code).toContain(facts.url)
  expect(code).toContain(facts.flag)
  const keys = [facts.sdkKey, facts.mobileKey, facts.clientSideId].filter((key) => code.includes(key))
  const expected = CLIENT_SIDE.includes(id) ? facts.clientSideId : MOBILE.includes(id) ? facts.mobileKey : facts.sdkKey
  expect(keys).toEqual([expected])
})

test('there is one for each of the languages that people ask for', () => {
  expect(snippets.map(({ name }) => name)).toEqual([
    'Node',
    'React',
    'Browser',
    'OpenFeature',
    'Python',
    'Go',
    'Java',
    '.NET',
    'PHP',
    'Ruby',
    'iOS',
    'Android',
  ])
})
