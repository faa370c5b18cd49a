import { existsSync } from 'node:fs'
import { glob, readdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readExamples } from './docs-example.ts'
import { startDocsSession, type DocsSession } from './docs-session.ts'

const root = join(import.meta.dirname, '..')
const documents: { path: string; text: string }[] = []
for await (const path of glob(['*.md', 'docs/**/*.md', 'bench/*.md', '.changeset/*.md'], { cwd: root })) {
  documents.push({ path, text: await readFile(join(root, path), 'utf8') })
}

const guides = documents
  .map(({ path, text }) => ({ path, examples: readExamples(text) }))
  .filter(({ examples }) => examples.length > 0)

describe.each(guides)('$path', ({ path, examples }) => {
  let session: DocsSession

  beforeAll(async () => {
    session = await startDocsSession()
  })
  afterAll(() => session.close())

  test.each(examples)(`does what ${path}:$line says ($kind)`, async (example) => {
    await session.follow(example)
  })
})

test.each(documents)('links of $path lead somewhere', ({ path, text }) => {
  const links = [...text.matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)].map((match) => match[1] ?? '')
  expect(links.filter((link) => !existsSync(join(root, dirname(path), link)))).toEqual([])
})

test.each(['packages', 'apps', 'apps/server/src/features'])('ARCHITECTURE.md names all of %s', async (folder) => {
  const map = documents.find(({ path }) => path === 'ARCHITECTURE.md')?.text ?? ''
  const entries = await readdir(join(root, folder), { withFileTypes: true })
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name)
  const written = folder.endsWith('features') ? names : names.map((name) => `${folder}/${name}`)
  expect(written.filter((name) => !map.includes(`\`${name}\``))).toEqual([])
})
