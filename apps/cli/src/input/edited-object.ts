import { isDeepStrictEqual } from 'node:util'
import type { ParseIssue, Result } from '@guidon/model'
import type { Cli } from '../cli.ts'
import { CliError, usageError } from '../errors/cli-error.ts'
import { EXIT_CODES } from '../errors/exit-code.ts'
import { editText } from './editor.ts'
import { parseObject, readTextFrom } from './text-input.ts'

export interface EditOptions {
  readonly file?: string
}

export interface Editable<Value extends object> {
  /** For the name of the file that the editor shows. */
  readonly name: string
  readonly before: Value
  readonly parse: (json: unknown) => Result<Value, ParseIssue>
}

/** What the user made of an object: in an editor, in a file, or on stdin. Mistakes lead back to the editor. */
export async function editedObject<Value extends object>(
  cli: Cli,
  editable: Editable<Value>,
  { file }: EditOptions,
): Promise<Value> {
  if (file !== undefined) return checked(editable, await readTextFrom(cli.process, file), file === '-' ? 'stdin' : file)
  if (!cli.prompt.canAsk) throw usageError('There is no terminal to edit on', 'Give the edited JSON with --file.')
  let text = `${JSON.stringify(editable.before, null, 2)}\n`
  for (;;) {
    text = await editText(cli, editable.name, text)
    try {
      return checked(editable, text, 'the edited JSON')
    } catch (error) {
      if (!(error instanceof CliError)) throw error
      cli.out.error(error.report)
      if (!/^y(es)?$/i.test(await cli.prompt.line('Edit again? [y/N] '))) throw error
    }
  }
}

function checked<Value extends object>({ before, parse }: Editable<Value>, text: string, source: string): Value {
  const object = parseObject(text, source)
  if (isDeepStrictEqual(object, before)) return before
  const result = parse(object)
  if (result.ok) return result.value
  throw new CliError({
    code: 'invalid_input',
    message: `${source}: ${result.issues.map(({ path, message }) => `${path} ${message}`.trim()).join('; ')}`,
    exitCode: EXIT_CODES.usage,
  })
}
