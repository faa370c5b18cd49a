import { expect, test } from 'vitest'
import { EMPTY_FORM, problemsOf, toRequest, withKind } from './new-flag-form.ts'

const named = { ...EMPTY_FORM, name: 'Grid' }

test.each([
  [EMPTY_FORM, ['name', 'key']],
  [named, []],
  [{ ...named, key: 'a b' }, ['key']],
  [{ ...named, key: '' }, ['key']],
  [{ ...withKind(named, 'number'), values: ['1', 'x'] }, ['value 1']],
  [{ ...withKind(named, 'number'), values: ['1', ' '] }, ['value 1']],
  [withKind(named, 'string'), ['value 0', 'value 1']],
  [{ ...withKind(named, 'json'), values: ['{}', '{'] }, ['value 1']],
])('%o has problems with %o', (form, fields) => {
  expect(Object.keys(problemsOf(form))).toEqual(fields)
})

test('asks for what the form says', () => {
  expect(toRequest({ ...named, tags: 'a, ,b' }, 'Dana')).toEqual({
    key: 'grid',
    name: 'Grid',
    valueType: 'boolean',
    tags: ['a', 'b'],
    isTemporary: true,
    clientSideAvailability: { usingEnvironmentId: false, usingMobileKey: false },
    maintainer: 'Dana',
  })
  expect(toRequest({ ...withKind(named, 'number'), values: ['1', '2.5'], isOwnedByMe: false }, 'Dana')).toMatchObject({
    valueType: 'number',
    variations: [{ value: 1 }, { value: 2.5 }],
    maintainer: null,
  })
  expect(toRequest(withKind(named, 'kill-switch'), 'Dana')).toMatchObject({ valueType: 'boolean', isTemporary: false })
  expect(toRequest(withKind(named, 'migration'), 'Dana')).toMatchObject({ valueType: 'migration' })
  expect(toRequest(withKind(named, 'json'), 'Dana')).toMatchObject({ variations: [{ value: {} }, { value: {} }] })
})
