import type { Change } from '@guidon/api'
import type { Cli } from '../../cli.ts'
import { getChange } from '../../http/operations.ts'
import { printable } from '../../output/style.ts'
import { absoluteTime } from '../../output/time-text.ts'

export async function run(cli: Cli, [id]: [string]): Promise<void> {
  const change = await cli.api.call(getChange, { params: { project: cli.project, change: id } })
  cli.out.item(change, changeText(cli, change))
}

function changeText({ out }: Cli, { actor, createdAt, reason, sentences, reverts, revertedBy }: Change): string {
  return [
    out.style.dim(`${absoluteTime(createdAt)}  ${actor.name}`),
    ...sentences.map(printable),
    ...(reason === null ? [] : [`reason: ${printable(reason)}`]),
    ...(reverts === null ? [] : [`undoes ${reverts}`]),
    ...(revertedBy === null ? [] : [`undone by ${revertedBy}`]),
  ].join('\n')
}
