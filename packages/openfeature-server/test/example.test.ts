import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { exampleOf, runProgram, startFlagServer } from '../../sdk-node/test/running-program.ts'

test('the example of the README runs, and its program ends', async () => {
  const folder = path.join(import.meta.dirname, '..')
  const server = await startFlagServer()
  try {
    const readme = await readFile(path.join(folder, 'README.md'), 'utf8')
    const ended = await runProgram(folder, exampleOf(readme), { GUIDON_URL: server.url })
    expect(ended).toEqual({ code: 0, output: 'the new checkout\n' })
    expect(server.posted.join('')).toContain('"kind":"summary"')
  } finally {
    server.close()
  }
})
