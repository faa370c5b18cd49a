import type { Operation } from '@guidon/api'
import type { Cli } from '../../cli.ts'
import { usageError } from '../../errors/cli-error.ts'
import { readObjectFrom } from '../../input/text-input.ts'

/** The operations in a file; the server checks each of them. */
export async function readOperations(cli: Cli, file: string): Promise<Operation[]> {
  const { operations } = await readObjectFrom(cli.process, file)
  if (Array.isArray(operations)) return operations as Operation[]
  throw usageError(`${file === '-' ? 'stdin' : file} holds no list "operations"`, 'See `guidon help change plan`.')
}
