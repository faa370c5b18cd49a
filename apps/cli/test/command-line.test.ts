import { statSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import manifest from '../package.json' with { type: 'json' }
import { createGuidonUser, type GuidonUser } from './guidon-user.ts'

let user: GuidonUser

beforeEach(async () => {
  user = await createGuidonUser()
})
afterEach(() => user.remove())

describe('without a server', () => {
  test('--version prints the version and nothing else', async () => {
    expect(await user.runProgram(['--version'])).toEqual({ exitCode: 0, stdout: `${manifest.version}\n`, stderr: '' })
  })

  test.each([
    [['flig'], /unknown command 'flig'/],
    [['flag', 'get'], /See `guidon flag get --help`/],
    [
      ['flag', 'onn', 'x'],
      /unknown command 'onn'[^]*Did you mean one of on, off|unknown command 'onn'[^]*Did you mean on/,
    ],
    [['flag', 'on'], /missing required argument 'key'/],
    [['flag', 'on', 'a', 'b'], /too many arguments/],
    [['flag', 'ls', '--stat', 'on'], /unknown option '--stat'[^]*Did you mean --state/],
    [['flag', 'ls', '--state', 'maybe'], /Allowed choices are on, off/],
    [['flag', 'ls', '--limit', 'many'], /--limit: "many" is not a whole number/],
    [['flag', 'ls', '--limit', '9999'], /--limit cannot be 9999[^]*from 1 to 500/],
    [['dev', '--port', '99999'], /--port cannot be 99999[^]*from 0 to 65535/],
    [['flag', 'ls', '--json', 'key'], /write --json=key/],
    [['audit', 'tail', '--subject', 'falg:x'], /--subject falg:x names no kind of thing[^]*Did you mean flag/],
    [['audit', 'tail', '--subject', 'foo'], /Kinds: flag, segment/],
    [['audit', 'tail', '--follow', '--after', 'x'], /Leave one out/],
    [['flag', 'create', 'b1', '--variation', 'yes'], /--variation yes is no value of a boolean flag[^]*--type string/],
    [['flag', 'create', 'b1', '--type', 'number', '--variation', '"1"'], /is no value of a number flag/],
    [['flag', 'create', 'b1', '--type', 'string'], /needs its values[^]*--variation light --variation dark/],
    [['flag', 'create', 'b1', '--type', 'migration', '--variation', 'x'], /leave --variation out/],
    [['flag', 'ls', '--timeout', 'soon'], /"soon" is not a duration/],
    [['env', 'rotate-key', '--overlap', '31d'], /--overlap cannot be 31 days[^]*At most 30 days/],
    [['env', 'edit', '--position', '0'], /--position cannot be 0/],
    [['env', 'edit'], /Nothing to change was named/],
    [['project', 'edit'], /Nothing to change was named/],
    [['help', 'exit-code'], /Did you mean exit-codes/],
    [['completion', 'tcsh'], /no completion for "tcsh"/],
    [['config', 'why', 'projct'], /Did you mean project/],
    [['api', 'FETCH', 'projects'], /"FETCH" is not a method/],
    [['flag', 'ls', '--server', 'nowhere'], /"nowhere" \(--server\) is not the address of a server/],
    [['flag', 'explain', 'x'], /Name one context/],
  ])('%j is a usage error', async (words, message) => {
    const { exitCode, stdout, stderr } = await user.run(words)
    expect(stderr).toMatch(message)
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' })
  })

  test('errors are objects with --json', async () => {
    const { exitCode, stdout, stderr } = await user.runProgram(['flag', 'on', '--json'])
    expect(JSON.parse(stderr)).toEqual({
      error: {
        code: 'usage',
        message: "missing required argument 'key'",
        suggestion: expect.stringContaining('--help') as string,
      },
    })
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' })
  })

  test.each([
    ['.data |', '--jq ".data |" ends too early'],
    ['if . then 1 end', '--jq does not know jq\'s "if"'],
  ])('--jq %s is refused before anything is sent', async (filter, message) => {
    const words = ['flag', 'on', 'x', '--yes', '--server', 'http://127.0.0.1:9', '--jq', filter]
    const { exitCode, stdout, stderr } = await user.run(words)
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' })
    expect(JSON.parse(stderr)).toMatchObject({
      error: { code: 'usage', message, suggestion: expect.stringContaining('guidon help jq') as string },
    })
  })

  test.each([
    ['.data[] | select(.setting == "project") | "\\(.value) by \\(.source)"', 'my-project by default\n'],
    ['.data[] | select(.setting == "nope")', ''],
    ['.data | length, ""', '6\n\n'],
  ])('--jq %s prints one value a line, and nothing for none', async (filter, expected) => {
    expect((await user.run(['config', 'why', '--jq', filter])).stdout).toBe(expected)
  })

  test('a server that is not there is named, with what to do', async () => {
    const { exitCode, stderr } = await user.run(['flag', 'ls', '--server', 'http://127.0.0.1:9'])
    expect(exitCode).toBe(1)
    expect(stderr).toMatch(/Cannot reach http:\/\/127\.0\.0\.1:9[^]*guidon dev/)
  })

  test('--ndjson ends with one result even when the command fails', async () => {
    const { stdout } = await user.run(['flag', 'ls', '--ndjson', '--server', 'http://127.0.0.1:9'])
    expect(JSON.parse(stdout)).toMatchObject({ type: 'result', error: { code: 'server_unreachable' } })
  })

  test('help exit-codes names each code', async () => {
    const { stdout, exitCode } = await user.run(['help', 'exit-codes'])
    expect(exitCode).toBe(0)
    for (const code of [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 130]) expect(stdout).toMatch(new RegExp(`^ +${code}  `, 'm'))
  })

  test('each command has help with examples', async () => {
    const { stdout, exitCode } = await user.run(['flag', 'set', '--help'])
    expect(exitCode).toBe(0)
    expect(stdout).toMatch(/Examples:[^]*guidon flag set theme dark/)
  })

  test('completion offers commands', async () => {
    const { stdout } = await user.run(['__complete', '--', 'flag', 'e'])
    expect(stdout).toMatch(/^edit\t.+\nexplain\t.+\n$/)
  })

  test('a coding agent gets JSON without asking, and GUIDON_OUTPUT overrules', async () => {
    const words = ['config', 'why', 'project']
    const forAgent = await user.run(words, { environment: { AI_AGENT: '1' } })
    expect(JSON.parse(forAgent.stdout)).toMatchObject({
      data: [{ setting: 'project', value: 'my-project', source: 'default' }],
    })
    const asText = await user.run(words, { environment: { AI_AGENT: '1', GUIDON_OUTPUT: 'text' } })
    expect(asText.stdout).toBe('project\tmy-project\tdefault\t\n')
  })

  test.each([
    [{ NO_COLOR: '1', FORCE_COLOR: '1' }, false],
    [{ FORCE_COLOR: '1' }, true],
    [{}, false],
  ])('colors with %j: %s', async (environment, isColored) => {
    const { stderr } = await user.run(['flig'], { environment })
    expect(stderr.includes('\u001b[')).toBe(isColored)
  })
})

describe('contexts', () => {
  test('are remembered, listed and used', async () => {
    await user.run([
      'context',
      'add',
      'prod',
      '--server',
      'https://guidon.example.com',
      '-p',
      'shop',
      '-e',
      'production',
    ])
    const { stdout: none } = await user.run(['config', 'why', 'server', '--jq', '.data[0].source'])
    expect(none).toBe('default\n')
    expect((await user.run(['context', 'use', 'prod'])).exitCode).toBe(0)
    const { stdout } = await user.run(['config', 'why', '--jq', '.data[].value'])
    expect(stdout.split('\n').slice(0, 4)).toEqual(['prod', 'https://guidon.example.com', 'shop', 'production'])
    expect((await user.run(['context', 'ls'])).stdout).toBe('*\tprod\thttps://guidon.example.com\tshop\tproduction\n')
  })

  test('a misspelled one is not found, with a suggestion', async () => {
    await user.run(['context', 'add', 'staging'])
    const { exitCode, stderr } = await user.run(['context', 'use', 'stagign'])
    expect(exitCode).toBe(3)
    expect(stderr).toContain('Did you mean staging?')
  })

  test('--dry-run remembers nothing', async () => {
    await user.run(['context', 'add', 'prod', '--dry-run'])
    expect((await user.run(['context', 'ls', '--json'])).stdout).toBe('{"data":[],"page":{"next":null}}\n')
  })
})

describe('init', () => {
  test('writes guidon.json and an example for the stack it sees, and keeps what is there', async () => {
    await writeFile(path.join(user.folder, 'package.json'), '{"dependencies": {"express": "5"}}')
    const dry = await user.run(['init', '--dry-run', '--json'])
    expect(JSON.parse(dry.stdout)).toMatchObject({
      data: {
        stack: 'node',
        files: [
          { file: 'guidon.json', action: 'write' },
          { file: 'guidon-example.mjs', action: 'write' },
        ],
      },
    })
    await expect(readFile(path.join(user.folder, 'guidon.json'))).rejects.toThrow('ENOENT')

    expect((await user.run(['init', '-p', 'shop'])).exitCode).toBe(0)
    expect(JSON.parse(await readFile(path.join(user.folder, 'guidon.json'), 'utf8'))).toEqual({
      project: 'shop',
      environment: 'development',
    })
    const again = await user.run(['init', '--jq', '.data.files[].action'])
    expect(again.stdout).toBe('keep\nkeep\n')
  })

  test.each([
    ['{"dependencies": {"react-dom": "19"}}', 'react'],
    ['{"devDependencies": {"vite": "8"}}', 'browser'],
    ['{}', 'node'],
  ])('package.json %s means %s', async (content, stack) => {
    await writeFile(path.join(user.folder, 'package.json'), content)
    expect((await user.run(['init', '--dry-run', '--jq', '.data.stack'])).stdout).toBe(`${stack}\n`)
  })
})

test('a command line in a folder with a broken guidon.json says so', async () => {
  await writeFile(path.join(user.folder, 'guidon.json'), '{"servr": "x"}')
  const { exitCode, stderr } = await user.run(['status'])
  expect(exitCode).toBe(1)
  expect(stderr).toMatch(/unknown field "servr"[^]*Did you mean "server"/)
})

test('what is remembered is readable by its owner only', async () => {
  await user.run(['context', 'add', 'here'])
  expect(statSync(path.join(user.folder, 'config/guidon/config.json')).mode & 0o777).toBe(0o600)
})
