import { expect, test } from 'vitest'
import { COMMAND_TREE } from '../../command-tree.ts'
import { GLOBAL_OPTIONS } from '../../global-options.ts'
import { completionFor } from './completion-candidates.ts'

function complete(line: string) {
  const { candidates, completes } = completionFor(COMMAND_TREE, GLOBAL_OPTIONS, line.split(' '))
  return { values: candidates.map(({ value }) => value), completes }
}

test.each([
  ['fl', ['flag']],
  ['flag e', ['edit', 'explain']],
  ['-p shop flag a', ['archive']],
  ['--json flag o', ['on', 'off']],
  ['flag ls --sta', ['--state']],
  ['flag ls --state ', ['on', 'off']],
  ['flag ls --state of', ['off']],
  ['flag nonsense ', []],
  ['dev -- npm ', []],
])('"%s" can go on with %j', (line, expected) => {
  expect(complete(line).values).toEqual(expected)
})

test.each([
  ['flag on ', 'flag'],
  ['flag on -e production ', 'flag'],
  ['flag on some-flag ', null],
  ['segment get ', 'segment'],
  ['flag ls -e ', 'environment'],
  ['env get ', 'environment'],
  ['flag ls --project ', 'project'],
  ['import ', 'file'],
])('"%s" needs the %s keys of the server', (line, expected) => {
  expect(complete(line).completes).toBe(expected)
})

test('does not offer what help hides', () => {
  expect(complete('').values).toContain('flag')
  expect(complete('').values).not.toContain('__complete')
})
