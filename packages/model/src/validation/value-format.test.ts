import { expect, test } from 'vitest'
import { isPortableDate } from './date-format.ts'
import { isPortableVersion } from './version-format.ts'

test.each([
  '2017-12-06T00:00:00.000-07:00',
  '2017-12-06T07:00:00Z',
  '2024-02-29T23:59:59.123456789+14:00',
  '2000-02-29T00:00:00Z',
])('takes %s as a date', (text) => expect(isPortableDate(text)).toBe(true))

test.each([
  '',
  '2017-12-06',
  '00:00:00.000-07.00',
  '2017-12-06X00:00:00.000-07:00',
  '1512543600000',
  '2017-12-06T07:00:00',
  '2017-12-06t07:00:00Z',
  '2017-12-06T07:00:00z',
  '2017-12-06T7:00:00Z',
  '2017-12-06T07:00:00-07',
  '2017-12-06T07:00:00.1234567890Z',
  '2017-12-06T24:00:00Z',
  '2017-12-06T07:60:00Z',
  '2017-12-06T07:00:60Z',
  '2017-12-06T07:00:00+24:00',
  '2017-13-01T00:00:00Z',
  '2017-12-00T00:00:00Z',
  '2017-02-29T00:00:00Z',
  '1900-02-29T00:00:00Z',
])('does not take %j as a date', (text) => expect(isPortableDate(text)).toBe(false))

test.each(['2', '2.0', '2.0.0', '2.0.0+build', '2-rc', '2.1+b', '2.0.0-rc.10.green', '1.0.0-0a', '1.0.0--'])(
  'takes %s as a version',
  (text) => expect(isPortableVersion(text)).toBe(true),
)

test.each(['', '02.0.0', 'v2.0.0', '2.0.0.0', '2.', '2.0.0-', '2.0.0-01', '2.0.0+', '2 ', '2.0.0-rc..1'])(
  'does not take %j as a version',
  (text) => expect(isPortableVersion(text)).toBe(false),
)
