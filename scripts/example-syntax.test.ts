import { glob, readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { exampleFor } from '../apps/cli/src/commands/init/example.ts'
import { connectSnippets } from '../apps/dashboard/src/features/onboarding/connect-snippets.ts'
import { checkSyntax } from './syntax-check.ts'

// A skipped test is no proof: it says which compiler is missing, and its example was not looked at.

interface ProgramExample {
  readonly where: string
  readonly language: string
  readonly code: string
}

const LANGUAGE_BY_EXTENSION: Readonly<Record<string, string>> = {
  '.mjs': 'js',
  '.py': 'python',
  '.rb': 'ruby',
  '.cs': 'csharp',
}

const root = join(import.meta.dirname, '..')
const place = { url: 'http://localhost:7070', sdkKey: 'sdk-1', mobileKey: 'mob-1', clientSideId: 'c1', flag: 'hello' }
const NOT_PROGRAMS = ['sh', 'text', 'json', 'md', 'nginx', 'ini', 'yaml', 'sql', 'powershell', 'toml', 'diff']

const examples: ProgramExample[] = [
  ...connectSnippets(place).map(({ name, file, code }) => ({
    where: `the page Connect: ${name}`,
    language: languageOf(file),
    code,
  })),
  ...(['node', 'react', 'browser'] as const).flatMap((stack) => {
    const example = exampleFor(stack, { server: place.url, clientSideId: place.clientSideId, flag: place.flag })
    return example === null
      ? []
      : [{ where: `guidon init: ${stack}`, language: languageOf(example.file), code: example.content }]
  }),
  ...(await examplesOfDocuments()),
]

function languageOf(file: string): string {
  const extension = extname(file)
  return LANGUAGE_BY_EXTENSION[extension] ?? extension.slice(1)
}

async function examplesOfDocuments(): Promise<ProgramExample[]> {
  const found: ProgramExample[] = []
  for await (const path of glob(['*.md', 'docs/guides/*.md'], { cwd: root })) {
    const text = await readFile(join(root, path), 'utf8')
    for (const match of text.matchAll(/^```(?<language>\w+)[^\n]*\n(?<code>.*?)^```$/gmsu)) {
      const { language = '', code = '' } = match.groups ?? {}
      const line = text.slice(0, match.index).split('\n').length
      if (!NOT_PROGRAMS.includes(language)) found.push({ where: `${path}:${line}`, language, code })
    }
  }
  return found
}

test.for(examples)('$where is $language', ({ language, code }, context) => {
  const verdict = checkSyntax(language, code)
  if (!verdict.isChecked) return context.skip(verdict.reason)
  expect(verdict.complaint).toBeNull()
})

describe('a mistake is found', () => {
  test.for([
    ['js', 'const a = = 1'],
    ['jsx', 'const a = <p>'],
    ['python', 'print("a"'],
    ['ruby', 'puts("a"'],
    ['go', 'value, err := f('],
    ['php', '$a = ;'],
    ['java', 'int a = 1'],
  ])('in %s', ([language = '', code = ''], context) => {
    const verdict = checkSyntax(language, code)
    if (!verdict.isChecked) return context.skip(verdict.reason)
    expect(verdict.complaint).not.toBeNull()
  })
})
