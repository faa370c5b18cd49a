import { glob, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import ts from 'typescript'

/** One error code, as its class states it. */
export interface CatalogueEntry {
  code: string
  /** Whether it keeps the server from starting, or answers a request. */
  kind: 'start' | 'request'
  /** `undefined` where each error of this class brings its own. */
  status: number | undefined
  /** The message, with `…` for what depends on the case; where nothing else is left, the class's description. */
  message: string
  className: string
  /** Slice or part of the platform that answers it. */
  area: string
}

const root = join(import.meta.dirname, '..')

/** Reads every class with a code out of the server's source. */
export async function readErrorCatalogue(): Promise<CatalogueEntry[]> {
  const entries: CatalogueEntry[] = []
  for await (const path of glob('apps/server/src/**/*.ts', { cwd: root, exclude: ['**/*.test.ts'] })) {
    entries.push(...readErrorClasses(await readFile(join(root, path), 'utf8'), areaOf(path)))
  }
  return entries.toSorted((a, b) => a.code.localeCompare(b.code))
}

/** The error classes of one file. */
export function readErrorClasses(source: string, area: string): CatalogueEntry[] {
  const file = ts.createSourceFile('errors.ts', source, ts.ScriptTarget.Latest, true)
  return file.statements.filter(ts.isClassDeclaration).flatMap((declaration) => {
    const code = fieldOf(declaration, 'code')
    if (code === undefined || !ts.isStringLiteral(code)) return []
    const status = fieldOf(declaration, 'status')
    return {
      code: code.text,
      kind: baseOf(declaration) === 'StartError' ? 'start' : 'request',
      status: status && ts.isNumericLiteral(status) ? Number(status.text) : undefined,
      message: messageOf(declaration),
      className: declaration.name?.text ?? '',
      area,
    }
  })
}

/** The reference page that lists them. */
export function renderErrorReference(entries: readonly CatalogueEntry[]): string {
  const starts = entries.filter(({ kind }) => kind === 'start')
  const requests = entries.filter(({ kind }) => kind === 'request')
  return `# Error codes

A code is stable and never used again for something else. In the tables \`…\` stands for what depends on the case.

This page is written by \`npm run reference\`; a test compares it with the source.

## Answers

Every error of the HTTP API is a problem document ([RFC 9457](https://www.rfc-editor.org/rfc/rfc9457)): \`type\`, \`title\`,
\`status\`, \`code\`, \`detail\`, \`requestId\`, and where they help \`details\` and \`issues\`. Programs decide by \`code\`;
\`detail\` is for people and may change. The routes that SDKs call answer in the shape that SDKs expect instead.

| Code | Status | Part | Says |
|---|---|---|---|
${requests.map(({ code, status, area, message }) => `| \`${code}\` | ${status ?? 'varies'} | ${area} | ${escapeCell(message)} |`).join('\n')}

## Reasons not to start

The server prints what is wrong and what to do, and exits with status 1.

| Code | Says |
|---|---|
${starts.map(({ code, message }) => `| \`${code}\` | ${escapeCell(message)} |`).join('\n')}
`
}

function baseOf(declaration: ts.ClassDeclaration): string | undefined {
  return declaration.heritageClauses?.[0]?.types[0]?.expression.getText()
}

function fieldOf(declaration: ts.ClassDeclaration, name: string): ts.Expression | undefined {
  return declaration.members.filter(ts.isPropertyDeclaration).find((member) => member.name.getText() === name)
    ?.initializer
}

function messageOf(declaration: ts.ClassDeclaration): string {
  let message: string | undefined
  const visit = (node: ts.Node): void => {
    if (message === undefined && ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.SuperKeyword) {
      message = textOf(node.arguments[0])
    }
    ts.forEachChild(node, visit)
  }
  visit(declaration)
  return message !== undefined && /\w/.test(message) ? message : descriptionOf(declaration)
}

function descriptionOf(declaration: ts.ClassDeclaration): string {
  const [comment] = ts.getJSDocCommentsAndTags(declaration)
  return comment?.comment === undefined ? '…' : (ts.getTextOfJSDocComment(comment.comment) ?? '…')
}

/** The text that an expression gives, as far as it does not depend on the case. */
function textOf(expression: ts.Expression | undefined): string {
  if (expression === undefined) return ''
  if (ts.isStringLiteralLike(expression)) return expression.text
  if (ts.isTemplateExpression(expression)) {
    return [expression.head.text, ...expression.templateSpans.map((span) => span.literal.text)].join('…')
  }
  if (ts.isBinaryExpression(expression)) return textOf(expression.left) + textOf(expression.right)
  return '…'
}

function areaOf(path: string): string {
  return path.match(/features\/([^/]+)\//)?.[1] ?? 'server'
}

function escapeCell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ')
}
