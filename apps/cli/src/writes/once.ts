import type { Cli } from '../cli.ts'

/** Runs a write; when it is cut short, says how to find out what became of it. */
export async function sendOnce<Answer>(cli: Cli, send: () => Promise<Answer>): Promise<Answer> {
  try {
    return await send()
  } catch (error) {
    if (cli.signal.aborted) {
      const words = cli.process.words.map(shellWord)
      cli.out.note(
        `It may have been applied. To go on safely: guidon ${words.join(' ')} --idempotency-key ${cli.idempotencyKey}`,
      )
    }
    throw error
  }
}

function shellWord(word: string): string {
  return /^[\w./:=@-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`
}
