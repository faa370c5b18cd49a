import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { COMMAND_TREE } from '../command-tree.ts'
import { isGroup } from '../command/command-definition.ts'
import { referencePage } from './reference-page.ts'

test('docs/reference/cli.md says what the command tree says', async () => {
  const page = await readFile(new URL('../../../../docs/reference/cli.md', import.meta.url), 'utf8')
  expect(page, 'run: node apps/cli/write-reference.ts').toBe(referencePage(COMMAND_TREE))
})

test('names every command that help shows', () => {
  const page = referencePage(COMMAND_TREE)
  const names = COMMAND_TREE.flatMap((node) =>
    isGroup(node) ? node.commands.map(({ name }) => `${node.name} ${name}`) : [node.name],
  )
  for (const name of names.filter((candidate) => candidate !== '__complete'))
    expect(page).toContain(`### guidon ${name}\n`)
  expect(page).not.toContain('__complete')
})
