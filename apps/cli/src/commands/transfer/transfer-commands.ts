import type { CommandDefinition } from '../../command/command-definition.ts'

export const exportCommand: CommandDefinition = {
  name: 'export',
  summary: 'Print a whole project as one document, without secrets',
  options: [{ flags: '-o, --output <path>', summary: 'write to a file instead', completes: 'file' }],
  examples: [
    ['guidon export > project.json', 'Save the project'],
    ['guidon export -p shop -o shop.json', 'The same, naming project and file'],
  ],
  load: () => import('./export.ts'),
}

export const importCommand: CommandDefinition = {
  name: 'import',
  summary: 'Bring a document of `guidon export` into a project; nothing is removed',
  arguments: [{ name: '[file]', summary: 'the document; stdin when left out or -', completes: 'file' }],
  options: [
    { flags: '--create-environments', summary: "make the document's environments that the project lacks" },
    { flags: '--detailed-exitcode', summary: 'with --dry-run: exit 8 when something would change' },
  ],
  examples: [
    ['guidon import project.json --dry-run', 'See what would be added and changed'],
    ['guidon import project.json -p shop-copy --create-environments --yes', 'Copy a project, from a script'],
  ],
  load: () => import('./import.ts'),
}
