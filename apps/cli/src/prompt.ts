import { usageError } from './errors/cli-error.ts'
import { interrupted } from './interruption.ts'

/** Questions to the person at the terminal; asked on stderr, so that stdout holds the result only. */
export interface Prompt {
  /** False without a terminal, in CI, or with `--no-input`. */
  readonly canAsk: boolean
  line(question: string): Promise<string>
  /** A line that is not shown while it is typed. */
  secret(question: string): Promise<string>
}

export interface PromptOptions {
  readonly canAsk: boolean
  readonly input: NodeJS.ReadStream
  readonly output: NodeJS.WriteStream
  readonly signal: AbortSignal
}

export function createPrompt({ canAsk, input, output, signal }: PromptOptions): Prompt {
  async function ask(question: string, echo: NodeJS.WritableStream): Promise<string> {
    if (!canAsk) throw usageError(`Nobody can be asked: ${question.trim()}`, 'Give the answer on the command line.')
    const { createInterface } = await import('node:readline/promises')
    const reader = createInterface({ input, output: echo, terminal: true })
    const noAnswer = new Promise<never>((_, reject) => {
      reader.once('SIGINT', () => reject(interrupted()))
      reader.once('close', () => reject(usageError(`No answer to: ${question.trim()}`)))
    })
    try {
      return (await Promise.race([reader.question(question, { signal }), noAnswer])).trim()
    } finally {
      reader.close()
    }
  }
  return {
    canAsk,
    line: (question) => ask(question, output),
    async secret(question) {
      output.write(question)
      const { Writable } = await import('node:stream')
      const silent = new Writable({ write: (_chunk, _encoding, done) => done() })
      const answer = await ask(canAsk ? '' : question, silent)
      output.write('\n')
      return answer
    },
  }
}
