import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { commandSnippet, curlSnippet, typescriptSnippet, type SnippetSubject } from './change-snippets.ts'

const subject: SnippetSubject = {
  server: 'http://127.0.0.1:7070/guidon',
  project: 'school',
  operations: [
    {
      subject: { kind: 'flag', key: 'checkout', environment: 'production' },
      baseVersion: 4,
      instructions: [{ kind: 'turnFlagOn' }],
    },
  ],
  reason: `it's "time" for $HOME`,
  confirmation: 'production',
}

/** What a shell makes of the words. */
function words(command: string): string[] {
  const program = /^\w+/.exec(command)![0]
  const script = `${program}() { printf '%s\\0' "$@"; }\n${command}`
  return execFileSync('sh', ['-c', script], { encoding: 'utf8', env: { GUIDON_TOKEN: 'secret' } })
    .split('\0')
    .slice(0, -1)
}

test('curl gets the body whole, whatever the shell', () => {
  const sent = words(curlSnippet(subject))
  expect(sent.slice(0, 3)).toEqual(['-X', 'POST', 'http://127.0.0.1:7070/guidon/api/v1/projects/school/changes'])
  expect(sent).toContain('Authorization: Bearer secret')
  expect(JSON.parse(sent.at(-1)!)).toEqual({
    operations: subject.operations,
    reason: subject.reason,
    confirmation: 'production',
  })
})

test('turning on is a command of its own', () => {
  expect(words(commandSnippet(subject))).toEqual([
    ...['flag', 'on', 'checkout', '-e', 'production', '-p', 'school', '--reason', subject.reason],
  ])
})

test('any other change is given as a document', () => {
  const instructions = [{ kind: 'turnFlagOn' }, { kind: 'updateOffVariation', variationId: "o'clock" }]
  const command = commandSnippet({ ...subject, operations: [{ ...subject.operations[0]!, instructions }] })
  expect(words(command).slice(0, 4)).toEqual(['change', 'apply', '-p', 'school'])
  const document = command.slice(command.indexOf('\n') + 1, -'\nEND'.length)
  expect(JSON.parse(document).operations[0].instructions).toEqual(instructions)
})

test('undoing names the change', () => {
  const undo = { ...subject, reverts: '019ab' }
  expect(words(curlSnippet(undo))[2]).toMatch(/\/changes\/019ab:revert$/)
  expect(words(commandSnippet(undo)).slice(0, 3)).toEqual(['change', 'revert', '019ab'])
  expect(typescriptSnippet(undo)).toContain('params: {"project":"school","change":"019ab"}')
  expect(typescriptSnippet(undo)).not.toContain('operations')
})

test('TypeScript has the body as the server takes it', () => {
  const body = /body: (\{[\s\S]*\}),\n\}\)/.exec(typescriptSnippet(subject))![1]!
  expect(JSON.parse(body)).toMatchObject({ operations: subject.operations, reason: subject.reason })
})
