import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { storeToken } from './credentials.ts'
import { createSettings } from './settings.ts'
import { writeUserConfig } from './user-config.ts'

let folder: string
let environment: NodeJS.ProcessEnv

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'guidon-settings-'))
  environment = { XDG_CONFIG_HOME: path.join(folder, 'config'), HOME: folder }
})

function settings(more: { flags?: Record<string, string>; variables?: NodeJS.ProcessEnv; in?: string } = {}) {
  return createSettings({
    flags: more.flags ?? {},
    environment: { ...environment, ...more.variables },
    folder: more.in ?? folder,
  })
}

function writeProjectFile(values: unknown, where = folder) {
  mkdirSync(where, { recursive: true })
  writeFileSync(path.join(where, 'guidon.json'), typeof values === 'string' ? values : JSON.stringify(values))
}

function writeLocalServer(values: Record<string, string>) {
  mkdirSync(path.join(folder, '.guidon'), { recursive: true })
  for (const [name, text] of Object.entries(values)) writeFileSync(path.join(folder, '.guidon', name), text)
}

describe('the strongest source wins', () => {
  test('option, variable, guidon.json, context, local server, default, in this order', () => {
    writeUserConfig(environment, { current: 'work', contexts: { work: { server: 'http://context' } } })
    writeProjectFile({ server: 'http://file' })
    writeLocalServer({ 'cli-token': 'gdn_local', 'server-url': 'http://127.0.0.1:7071\n' })
    const found = settings({
      flags: { server: 'http://flag/' },
      variables: { GUIDON_SERVER: 'http://variable', GUIDON_URL: 'http://url' },
    })
    expect(found.candidates('server')).toMatchObject([
      { value: 'http://flag', source: '--server' },
      { value: 'http://variable', source: 'GUIDON_SERVER' },
      { value: 'http://url', source: 'GUIDON_URL' },
      { value: 'http://file', source: path.join(folder, 'guidon.json') },
      { value: 'http://context', source: 'context "work"' },
      { value: 'http://127.0.0.1:7071', source: path.join(folder, '.guidon'), isImplied: true },
      { value: 'http://127.0.0.1:7070', source: 'default' },
    ])
  })

  test('GUIDON_DATA_FOLDER names a server, and its token is for that server', () => {
    writeProjectFile({ server: 'http://file' })
    mkdirSync(path.join(folder, 'elsewhere'))
    writeFileSync(path.join(folder, 'elsewhere/server-url'), 'http://127.0.0.1:7999\n')
    writeFileSync(path.join(folder, 'elsewhere/cli-token'), 'gdn_elsewhere\n')
    const variables = { GUIDON_DATA_FOLDER: 'elsewhere' }
    const found = settings({ variables })
    expect(found.get('server')).toBe('http://127.0.0.1:7999')
    expect(found.get('token')).toBe('gdn_elsewhere')
    expect(found.candidates('server')[0]!.source).toBe(`GUIDON_DATA_FOLDER ${path.join(folder, 'elsewhere')}`)
    const other = settings({ variables, flags: { server: 'http://127.0.0.1:1' } })
    expect([other.get('server'), other.get('token')]).toEqual(['http://127.0.0.1:1', null])
    expect(settings({ variables: { ...variables, GUIDON_TOKEN: 'gdn_x' } }).get('token')).toBe('gdn_x')
  })

  test('an empty variable counts as not set', () => {
    expect(settings({ variables: { GUIDON_PROJECT: '' } }).get('project')).toBe('my-project')
  })

  test('guidon.json is found in a folder above', () => {
    writeProjectFile({ project: 'shop' })
    expect(settings({ in: path.join(folder, 'a/b') }).get('project')).toBe('shop')
  })
})

describe('the token', () => {
  test('kept for one server is not sent to another', () => {
    storeToken(environment, 'https://one.example', 'gdn_one')
    expect(settings({ flags: { server: 'https://one.example' } }).get('token')).toBe('gdn_one')
    expect(settings({ flags: { server: 'https://two.example' } }).get('token')).toBeNull()
  })

  test.each([
    ['http://127.0.0.1:7070', 'gdn_local'],
    ['http://localhost:7071', 'gdn_local'],
    ['http://[::1]:7070', 'gdn_local'],
    ['https://guidon.example.com', null],
    ['http://127.0.0.1.example.com', null],
  ])('of a server in this folder, for %s: %s', (server, expected) => {
    writeLocalServer({ 'cli-token': 'gdn_local\n' })
    expect(settings({ flags: { server } }).get('token')).toBe(expected)
  })
})

describe('a wrong setting says where it is', () => {
  test.each([
    ['an unknown field', { sever: 'http://x' }, /guidon\.json: unknown field "sever"/],
    ['a value that is no text', { project: 7 }, /guidon\.json: "project" must be text/],
    ['broken JSON', '{', /Cannot read .*guidon\.json/],
    ['a list', '[]', /Cannot read .*guidon\.json/],
  ])('%s in guidon.json', (_what, content, message) => {
    writeProjectFile(content)
    expect(() => settings().get('project')).toThrow(message)
  })

  test.each(['guidon.example.com', 'ftp://x', 'not an address'])('the server "%s"', (server) => {
    expect(() => settings({ variables: { GUIDON_SERVER: server } }).get('server')).toThrow(
      /\(GUIDON_SERVER\) is not the address of a server/,
    )
  })

  test('a context that is not there', () => {
    expect(() => settings({ variables: { GUIDON_CONTEXT: 'nowhere' } }).get('server')).toThrow(/no context "nowhere"/)
  })
})
