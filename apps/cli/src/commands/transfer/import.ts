import type { ImportReport } from '@guidon/api'
import type { Cli } from '../../cli.ts'
import { EXIT_CODES } from '../../errors/exit-code.ts'
import { importProject } from '../../http/operations.ts'
import { readObjectFrom } from '../../input/text-input.ts'
import { printable } from '../../output/style.ts'
import { sendOnce } from '../../writes/change-writer.ts'
import { confirm } from '../../writes/confirmation.ts'

const SHOWN_ENTRIES = 20

interface ImportOptions {
  readonly detailedExitcode?: true
}

export async function run(cli: Cli, [file = '-']: [string | undefined], options: ImportOptions): Promise<void> {
  const document = await readObjectFrom(cli.process, file)
  const preview = await send(cli, document, { dryRun: true })
  const differs = preview.added + preview.changed > 0
  if (cli.flags.isDryRun) {
    cli.out.item(preview, [...entryLines(preview), summaryText(preview)].join('\n'))
    if (options.detailedExitcode && differs) cli.exitCode = EXIT_CODES.different
    return
  }
  if (!differs) return cli.out.item(preview, summaryText(preview))
  await confirm(cli, {
    sentences: [...entryLines(preview), summaryText(preview)],
    question: `Import into ${cli.project}?`,
    typed: null,
  })
  const report = await sendOnce(cli, () => send(cli, document, { dryRun: false }))
  cli.out.item(report, summaryText(report))
  if (report.changeId !== null) cli.out.note(cli.out.style.dim(`undo: guidon change revert ${report.changeId}`))
}

function send(cli: Cli, document: unknown, { dryRun }: { readonly dryRun: boolean }): Promise<ImportReport> {
  const { reason } = cli.flags
  return cli.api.call(importProject, {
    params: { project: cli.project },
    body: { document, dryRun, ...(reason === null ? {} : { reason }) },
    ...(dryRun ? {} : { headers: { 'idempotency-key': cli.idempotencyKey } }),
  })
}

function entryLines({ entries, warnings }: ImportReport): string[] {
  const shown = entries.slice(0, SHOWN_ENTRIES).map(({ verdict, kind, key, environment, sentences }) => {
    const where = environment === null ? '' : ` in ${environment}`
    return printable(`${verdict === 'added' ? '+' : '~'} ${kind} ${key}${where}  ${sentences.join(' ')}`.trimEnd())
  })
  const rest = entries.length - shown.length
  return [
    ...shown,
    ...(rest > 0 ? [`… and ${rest} more`] : []),
    ...warnings.map(({ path, message }) => `! ${path} ${printable(message)}`),
  ]
}

function summaryText({ added, changed, unchanged }: ImportReport): string {
  return `${added} added, ${changed} changed, ${unchanged} unchanged`
}
