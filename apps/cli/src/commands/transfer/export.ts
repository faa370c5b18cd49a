import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Cli } from '../../cli.ts'
import { CliError } from '../../errors/cli-error.ts'
import { exportProject } from '../../http/operations.ts'

export async function run(cli: Cli, _none: [], { output }: { readonly output?: string }): Promise<void> {
  const document = await cli.api.call(exportProject, { params: { project: cli.project } })
  if (output === undefined) return cli.out.raw(document)
  const summary = { file: output, flags: document.flags.length, segments: document.segments.length }
  if (!cli.flags.isDryRun) {
    const text = `${JSON.stringify(document, null, 2)}\n`
    await writeFile(path.resolve(cli.process.folder, output), text).catch((cause: unknown) => {
      throw new CliError({ code: 'unwritable_file', message: `Cannot write ${output}`, cause })
    })
  }
  const outcome = cli.flags.isDryRun ? 'Would write' : 'Wrote'
  cli.out.item(
    summary,
    `${outcome} ${counted(summary.flags, 'flag')} and ${counted(summary.segments, 'segment')} to ${output}`,
  )
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}
