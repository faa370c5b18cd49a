import { writeFile } from 'node:fs/promises'
import { COMMAND_TREE } from './src/command-tree.ts'
import { referencePage } from './src/reference/reference-page.ts'

await writeFile(new URL('../../docs/reference/cli.md', import.meta.url), referencePage(COMMAND_TREE))
