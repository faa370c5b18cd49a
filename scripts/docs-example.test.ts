import { expect, test } from 'vitest'
import { readExamples } from './docs-example.ts'

const document = `# Title

\`\`\`js
leaves(this)
\`\`\`

\`\`\`js file=watch.mjs
console.log('\`\`\`')
\`\`\`

Then

\`\`\`sh start
node watch.mjs
\`\`\`

\`\`\`text shows
one
two
\`\`\`
`

test('reads the marked blocks in their order', () => {
  expect(readExamples(document)).toEqual([
    { kind: 'file', name: 'watch.mjs', line: 7, text: "console.log('```')\n" },
    { kind: 'start', line: 13, text: 'node watch.mjs\n' },
    { kind: 'shows', line: 17, text: 'one\ntwo\n' },
  ])
})

test('refuses a mark that it does not know', () => {
  expect(() => readExamples('\n```sh runn\nls\n```\n')).toThrow('Line 2: unknown mark "runn".')
})
