import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Cli } from '../cli.ts'
import { CliError } from '../errors/cli-error.ts'

/** Lets the user edit a text in `$VISUAL` or `$EDITOR`. */
export async function editText(cli: Cli, name: string, text: string): Promise<string> {
  const { environment } = cli.process
  const editor = environment['VISUAL'] || environment['EDITOR'] || 'vi'
  const folder = await mkdtemp(path.join(tmpdir(), 'guidon-edit-'))
  try {
    const file = path.join(folder, `${name.replaceAll(/[^\w.-]/g, '_')}.json`)
    await writeFile(file, text, { mode: 0o600 })
    await runEditor(editor, file, environment)
    return await readFile(file, 'utf8')
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** `$EDITOR` may hold arguments (`code --wait`), so the shell reads it; the file is passed apart from it. */
async function runEditor(editor: string, file: string, environment: NodeJS.ProcessEnv): Promise<void> {
  const child =
    process.platform === 'win32'
      ? spawn(`${editor} "${file}"`, { shell: true, stdio: 'inherit', env: environment })
      : spawn('sh', ['-c', `${editor} "$1"`, 'sh', file], { stdio: 'inherit', env: environment })
  const [code] = (await once(child, 'exit')) as [number | null]
  if (code === 0) return
  throw new CliError({
    code: 'editor_failed',
    message: `The editor "${editor}" ended with ${code ?? 'a signal'}; nothing was changed`,
    suggestion: 'Set EDITOR.',
  })
}
