import { parseSync, type Plugin } from 'vite'

/** What the client reads of a route while it runs. */
const READ = new Set(['id', 'method', 'path', 'kind'])

type Parsed = ReturnType<typeof parseSync>['program']['body'][number]
type Initializer = NonNullable<Extract<Parsed, { type: 'VariableDeclaration' }>['declarations'][number]['init']>

/** Text of a module from `start` to `end` replaced by another. */
interface Edit {
  readonly start: number
  readonly end: number
  readonly text: string
}

/**
 * Leaves of the contract what the dashboard runs: how a route is called. Schemas, which only types are taken from, and
 * words of the reference would be downloaded, and run, by everyone who opens a page.
 */
export function contractInShort(): Plugin {
  return {
    name: 'guidon:contract-in-short',
    enforce: 'pre',
    transform: {
      filter: { id: /\/packages\/api\/src\/[\w-]+\.ts$/ },
      handler: (code, id) => ({ code: shortened(code, id), map: null }),
    },
  }
}

function shortened(code: string, id: string): string {
  const edits = parseSync(id, code).program.body.flatMap((statement) => {
    const declared = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement
    if (declared?.type !== 'VariableDeclaration') return []
    return declared.declarations.flatMap(({ init }) =>
      init?.type === 'CallExpression' ? shortenedCall(init, code) : [],
    )
  })
  return edits
    .toReversed()
    .reduce((text, { start, end, text: by }) => text.slice(0, start) + by + text.slice(end), code)
}

/** A bundler leaves out what nobody uses if it is told that making it does nothing else. */
function shortenedCall(call: Extract<Initializer, { type: 'CallExpression' }>, code: string): Edit[] {
  const {
    start,
    end,
    callee,
    arguments: [draft],
  } = call
  if (callee.type !== 'Identifier' || callee.name !== 'defineRoute' || draft?.type !== 'ObjectExpression') {
    return [{ start, end, text: `/* @__PURE__ */ (() => ${code.slice(start, end)})()` }]
  }
  const kept = draft.properties.filter(
    (property) => property.type === 'Property' && property.key.type === 'Identifier' && READ.has(property.key.name),
  )
  const parts = kept.map((property) => code.slice(property.start, property.end))
  return [{ start, end, text: `/* @__PURE__ */ defineRoute({ ${parts.join(', ')} })` }]
}
