import type { Cli } from '../cli.ts'
import { CliError, usageError } from '../errors/cli-error.ts'
import { EXIT_CODES } from '../errors/exit-code.ts'

export interface ConfirmationRequest {
  /** What is about to happen, one sentence a line. */
  readonly sentences: readonly string[]
  readonly question: string
  /** The word that must be typed, for what cannot be waved through; `null` when yes is enough. */
  readonly typed: string | null
}

/** Returns when the user agrees, by answer or by `--yes`; throws otherwise. */
export async function confirm(cli: Cli, { sentences, question, typed }: ConfirmationRequest): Promise<void> {
  for (const sentence of sentences) cli.out.note(`  ${sentence}`)
  if (cli.flags.isYes) return
  if (!cli.prompt.canAsk) throw usageError('This needs a confirmation and nobody can be asked', 'Add --yes.')
  const answer = await cli.prompt.line(typed === null ? `${question} [y/N] ` : `${question} type ${typed}: `)
  if (typed === null ? /^y(es)?$/i.test(answer) : answer === typed) return
  throw new CliError({ code: 'not_confirmed', message: 'Nothing was changed', exitCode: EXIT_CODES.failed })
}
