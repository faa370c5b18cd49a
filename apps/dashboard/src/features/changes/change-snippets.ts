import type { Operation } from '@guidon/api'

/** What a review sends: the operations, or the undoing of a change. */
export interface SnippetSubject {
  readonly server: string
  readonly project: string
  readonly operations: readonly Operation[]
  /** The change that is undone. */
  readonly reverts?: string | undefined
  readonly reason: string
  /** What is typed to confirm; `""` when nothing is asked. */
  readonly confirmation: string
}

/** The same write with curl. */
export function curlSnippet(subject: SnippetSubject): string {
  return [
    `curl -X POST ${shellQuoted(`${subject.server}/api/v1${pathOf(subject)}`)}`,
    `-H "Authorization: Bearer $GUIDON_TOKEN"`,
    `-H 'Content-Type: application/json'`,
    `-d ${shellQuoted(JSON.stringify(bodyOf(subject), null, 2))}`,
  ].join(' \\\n  ')
}

/** The same write with the command line program. */
export function commandSnippet(subject: SnippetSubject): string {
  const { project, operations, reverts, reason } = subject
  const options = [`-p ${shellQuoted(project)}`, ...(reason === '' ? [] : [`--reason ${shellQuoted(reason)}`])]
  if (reverts !== undefined) return ['guidon change revert', shellQuoted(reverts), ...options].join(' ')
  const flip = flipOf(operations)
  if (flip !== null) {
    const { verb, key, environment } = flip
    return [`guidon flag ${verb}`, shellQuoted(key), `-e ${shellQuoted(environment)}`, ...options].join(' ')
  }
  const document = JSON.stringify({ operations }, null, 2)
  return `guidon change apply ${options.join(' ')} --yes <<'END'\n${document}\nEND`
}

/** The same write with the typed client. */
export function typescriptSnippet(subject: SnippetSubject): string {
  const { server, project, reverts } = subject
  const route = reverts === undefined ? 'applyChange' : 'revertChange'
  const params = reverts === undefined ? { project } : { project, change: reverts }
  return [
    `import { ${route}, createApiClient } from '@guidon/api'`,
    '',
    `const api = createApiClient({ url: ${JSON.stringify(server)}, token: process.env.GUIDON_TOKEN! })`,
    `await api.call(${route}, {`,
    `  params: ${JSON.stringify(params)},`,
    `  body: ${indented(JSON.stringify(bodyOf(subject), null, 2))},`,
    '})',
  ].join('\n')
}

function pathOf({ project, reverts }: SnippetSubject): string {
  const changes = `/projects/${encodeURIComponent(project)}/changes`
  return reverts === undefined ? changes : `${changes}/${encodeURIComponent(reverts)}:revert`
}

function bodyOf({ operations, reverts, reason, confirmation }: SnippetSubject): object {
  return {
    ...(reverts === undefined ? { operations } : {}),
    ...(reason === '' ? {} : { reason }),
    ...(confirmation === '' ? {} : { confirmation }),
  }
}

/** Turning one flag on or off has a command of its own. */
function flipOf(operations: readonly Operation[]): { verb: 'on' | 'off'; key: string; environment: string } | null {
  const [operation] = operations
  if (operation === undefined || operations.length > 1 || operation.instructions.length !== 1) return null
  const { subject, instructions } = operation
  const kind = instructions[0]!['kind']
  if (subject.kind !== 'flag' || subject.environment === undefined) return null
  if (kind !== 'turnFlagOn' && kind !== 'turnFlagOff') return null
  return { verb: kind === 'turnFlagOn' ? 'on' : 'off', key: subject.key, environment: subject.environment }
}

/** As one word of a POSIX shell. */
function shellQuoted(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`
}

const indented = (text: string): string => text.replaceAll('\n', '\n  ')
