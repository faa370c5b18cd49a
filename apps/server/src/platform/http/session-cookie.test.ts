import { expect, test } from 'vitest'
import { sessionCookieOf } from './session-cookie.ts'

test.each([
  ['', 'guidon_session', '/'],
  ['/guidon', 'guidon_session_guidon', '/guidon'],
  ['/tools/flags-2', 'guidon_session_tools_flags_2', '/tools/flags-2'],
  ['/a%20b;c', 'guidon_session_a_20b_c', '/a%20b;c'],
])('a server under "%s" keeps its session in "%s" on the path "%s"', (basePath, name, path) => {
  expect(sessionCookieOf(basePath)).toEqual({ name, path })
})
