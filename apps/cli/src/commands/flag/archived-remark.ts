import type { FlagDefinition } from '@guidon/model'
import type { Cli } from '../../cli.ts'
import { EXIT_CODES } from '../../errors/exit-code.ts'
import { getConfiguredFlag } from '../../http/operations.ts'
import { ApiError } from '../../http/problem-error.ts'

/** Says so when an edit has no effect for now, because the flag is archived. */
export function remarkArchived(cli: Cli, { key, isArchived }: FlagDefinition): void {
  if (!isArchived) return
  cli.out.note(
    `${cli.out.style.warn('!')} The flag is archived: nobody is served it until you restore it: guidon flag archive ${key} --restore`,
  )
}

/** As `remarkArchived`, for whoever may edit flags; some may not read them. */
export async function lookForArchived(cli: Cli, flag: string): Promise<void> {
  const { project, environment } = cli
  try {
    remarkArchived(cli, (await cli.api.call(getConfiguredFlag, { params: { project, environment, flag } })).definition)
  } catch (error) {
    if (!(error instanceof ApiError) || error.exitCode !== EXIT_CODES.forbidden) throw error
  }
}
