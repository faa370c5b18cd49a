import { expect, test } from 'vitest'
import { environmentsMeant, readFlipWish, readPaletteQuery } from './palette-query.ts'

test.each([
  ['checkout', { mode: 'all', text: 'checkout' }],
  [' > theme ', { mode: 'actions', text: 'theme' }],
  ['#payments', { mode: 'tags', text: 'payments' }],
  [':user-1', { mode: 'contexts', text: 'user-1' }],
  ['>', { mode: 'actions', text: '' }],
  ['', { mode: 'all', text: '' }],
])('%s', (typed, query) => {
  expect(readPaletteQuery(typed)).toEqual(query)
})

test.each([
  ['turn off checkout in Production', { isOn: false, flag: 'checkout', environment: 'production' }],
  ['on fee payments', { isOn: true, flag: 'fee payments', environment: '' }],
  ['Disable checkout', { isOn: false, flag: 'checkout', environment: '' }],
  ['turn on sign in in staging', { isOn: true, flag: 'sign in', environment: 'staging' }],
  ['only-for-teachers', null],
  ['turn off', null],
  ['', null],
])('%s', (text, wish) => {
  expect(readFlipWish(text)).toEqual(wish)
})

test('a wish means the environment that is looked at, or those that it begins', () => {
  const [dev, prod] = [
    { key: 'dev', name: 'Development' },
    { key: 'prod-eu', name: 'Europe' },
  ] as const
  const wish = { isOn: true, flag: 'a', environment: '' }
  expect(environmentsMeant(wish, [dev, prod], prod)).toEqual([prod])
  expect(environmentsMeant({ ...wish, environment: 'eur' }, [dev, prod], dev)).toEqual([prod])
  expect(environmentsMeant({ ...wish, environment: 'deve' }, [dev, prod], prod)).toEqual([dev])
  expect(environmentsMeant({ ...wish, environment: 'x' }, [dev, prod], prod)).toEqual([])
})
