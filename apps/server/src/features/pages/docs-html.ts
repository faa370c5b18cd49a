import type { OpenApiNode } from '@guidon/api'
import { schemaText, type JsonSchema } from './schema-text.ts'

interface Operation {
  readonly method: string
  readonly path: string
  readonly summary: string
  readonly tags: readonly string[]
  readonly parameters: readonly Parameter[]
  readonly requestBody?: { readonly content: Content }
  readonly responses: Readonly<Record<string, { readonly content?: Content }>>
  readonly 'x-action'?: string
  readonly 'x-problems'?: readonly string[]
}

interface Parameter {
  readonly name: string
  readonly in: string
  readonly required: boolean
  readonly schema: JsonSchema
}

type Content = Readonly<Record<string, { readonly schema: JsonSchema }>>

/** The page that shows an OpenAPI document of this server. */
export function docsHtml(document: OpenApiNode): string {
  const operations = operationsOf(document)
  const tags = [...new Set(operations.map(({ tags: [tag] }) => tag!))]
  const { title, version } = document['info'] as { title: string; version: string }
  const groups = tags.map((tag) =>
    groupHtml(
      tag,
      operations.filter(({ tags: [own] }) => own === tag),
    ),
  )
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)} API</title>
<link rel="stylesheet" href="assets/pages.css">
<script type="module" src="assets/docs.js"></script>
<header>
  <h1>${escapeHtml(title)} API <small>${escapeHtml(version)}</small></h1>
  <p>All paths start with <code>/api/v1</code>. Send an access token: <code>Authorization: Bearer gdn_…</code>.
  Errors are <a href="https://www.rfc-editor.org/rfc/rfc9457">problems</a> with a stable <code>code</code>.
  Machine-readable: <a href="api/openapi.json">OpenAPI 3.1</a>.</p>
  <input id="search" type="search" placeholder="Search routes" aria-label="Search routes">
</header>
<main>
${groups.join('\n')}
<p id="nothing" hidden>No route has these words.</p>
</main>
</html>
`
}

function operationsOf(document: OpenApiNode): Operation[] {
  const paths = document['paths'] as Record<string, Record<string, Omit<Operation, 'method' | 'path'>>>
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ ...operation, method: method.toUpperCase(), path })),
  )
}

function groupHtml(tag: string, operations: readonly Operation[]): string {
  return `<section><h2>${escapeHtml(tag)}</h2>\n${operations.map(operationHtml).join('\n')}</section>`
}

function operationHtml(operation: Operation): string {
  const { method, path, summary, parameters, requestBody, responses } = operation
  const [status, answer] = Object.entries(responses)[0]!
  const answerSchema = schemaOf(answer.content)
  return `<details>
<summary><b>${method}</b> <code>${escapeHtml(path)}</code> <span>${escapeHtml(summary)}</span></summary>
${needsHtml(operation)}
${parameters.length > 0 ? `<h3>Parameters</h3><ul>${parameters.map(parameterHtml).join('')}</ul>` : ''}
${requestBody ? `<h3>Body</h3>${codeHtml(schemaOf(requestBody.content))}` : ''}
<h3>Answer ${status}</h3>${answerSchema === undefined ? '<p>No body.</p>' : codeHtml(answerSchema)}
</details>`
}

function needsHtml(operation: Operation): string {
  const action = operation['x-action']
  const problems = operation['x-problems'] ?? []
  const codes = problems.map((code) => `<code>${escapeHtml(code)}</code>`).join(', ')
  return `<p>${action === undefined ? 'Open to everyone.' : `Needs <code>${escapeHtml(action)}</code>.`}
${codes === '' ? '' : ` Problems: ${codes}.`}</p>`
}

function parameterHtml({ name, in: place, required, schema }: Parameter): string {
  const type = escapeHtml(schemaText(schema))
  return `<li><code>${escapeHtml(name)}</code> (${place}${required ? ', required' : ''}): <code>${type}</code></li>`
}

function schemaOf(content: Content | undefined): JsonSchema | undefined {
  return content && Object.values(content)[0]?.schema
}

function codeHtml(schema: JsonSchema | undefined): string {
  return `<pre>${escapeHtml(schemaText(schema ?? {}))}</pre>`
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
