import type { ImportReport } from '@guidon/api'
import type { Cli } from '../../cli.ts'
import { EXIT_CODES } from '../../errors/exit-code.ts'
import { ApiError } from '../../http/problem-error.ts'
import { readObjectFrom } from '../../input/text-input.ts'
import { printable } from '../../output/style.ts'
import { obtainConsent } from '../../writes/consent.ts'
import { applyImport, previewImport } from '../../writes/document-import.ts'

const SHOWN_ENTRIES = 20

interface ImportOptions {
  readonly createEnvironments?: true
  readonly detailedExitcode?: true
}

export async function run(cli: Cli, [file = '-']: [string | undefined], options: ImportOptions): Promise<void> {
  const document = await readObjectFrom(cli.process, file)
  const wanted = { document, createEnvironments: options.createEnvironments ?? false }
  const preview = await previewImport(cli, wanted).catch((error: unknown) => Promise.reject(withHint(error)))
  const lines = [...entryLines(preview), summaryText(preview)]
  const differs = preview.added + preview.changed > 0
  if (cli.flags.isDryRun) {
    cli.out.item(preview, lines.join('\n'))
    if (options.detailedExitcode && differs) cli.exitCode = EXIT_CODES.different
    return
  }
  if (!differs) return cli.out.item(preview, summaryText(preview))
  const consent = await obtainConsent(cli, { lines, verb: 'Import', checks: preview.checks })
  const report = await applyImport(cli, wanted, consent)
  cli.out.item(report, summaryText(report))
  if (report.changeId !== null) cli.out.note(cli.out.style.dim(`undo: guidon change revert ${report.changeId}`))
}

function withHint(error: unknown): unknown {
  const isEnvironmentLacking = (candidate: ApiError) =>
    candidate.problem?.issues?.some(({ code }) => code === 'unknown_environment')
  if (!(error instanceof ApiError) || !isEnvironmentLacking(error)) return error
  return error.withSuggestion('Add --create-environments to make the environments of the document.')
}

function entryLines({ entries, warnings }: ImportReport): string[] {
  const shown = entries.slice(0, SHOWN_ENTRIES).map(({ verdict, kind, key, environment, sentences }) => {
    const where = environment === null ? '' : ` in ${environment}`
    return printable(`${verdict === 'added' ? '+' : '~'} ${kind} ${key}${where}  ${sentences.join(' ')}`.trimEnd())
  })
  const rest = entries.length - shown.length
  const remarks = warnings.map(({ path, message }) => `! ${path} ${printable(message)}`)
  return [...shown, ...(rest > 0 ? [`… and ${rest} more`] : []), ...remarks]
}

function summaryText({ added, changed, unchanged }: ImportReport): string {
  return `${added} added, ${changed} changed, ${unchanged} unchanged`
}
