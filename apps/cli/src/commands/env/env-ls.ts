import type { Environment } from '@guidon/api'
import type { Cli } from '../../cli.ts'
import { listEnvironments } from '../../http/operations.ts'
import type { Column } from '../../output/table.ts'

export async function run(cli: Cli): Promise<void> {
  const { items } = await cli.api.call(listEnvironments, { params: { project: cli.project } })
  const columns: readonly Column<Environment>[] = [
    { title: '', text: (row) => (row.key === cli.environment ? '*' : '') },
    { title: 'KEY', text: (row) => row.key, look: (_row, style) => style.strong },
    { title: 'NAME', text: (row) => row.name },
    { title: 'CLIENT-SIDE ID', text: (row) => row.id },
    { title: 'NOTES', text: notes },
  ]
  cli.out.list(items, columns)
}

export function notes({ isCritical, requiresReason, isSecureMode }: Environment): string {
  return [isCritical && 'critical', requiresReason && 'asks for a reason', isSecureMode && 'secure mode']
    .filter(Boolean)
    .join(', ')
}
