import type { Cli } from '../../cli.ts'
import { messageOf } from '../../errors/cli-error.ts'
import { applyChange, getConfiguredFlag, listFlags } from '../../http/operations.ts'
import { makeSignInLink, openInBrowser } from './browser.ts'
import type { DevSession } from './dev-session.ts'
import type { LiveLines } from './live-lines.ts'

export interface KeyTargets {
  readonly live: LiveLines
  readonly mirror: DevSession['mirror']
  /** Ends the run. */
  readonly quit: () => void
}

const CTRL_C = '\u0003'

/** Acts on single keys, when a person is there to press them. */
export function watchKeys(cli: Cli, { live, mirror, quit }: KeyTargets): () => void {
  if (!cli.prompt.canAsk) return () => {}
  const { stdin } = cli.process
  const actions: Readonly<Record<string, () => void>> = {
    o: () => void open(),
    e: () => live.toggleEvents(),
    t: () => void toggle(),
    m: () => toggleMirror(),
    q: quit,
    [CTRL_C]: () => process.kill(process.pid, 'SIGINT'),
  }
  const onData = (text: string) => actions[text]?.()
  const listen = () => void stdin.setRawMode(true).setEncoding('utf8').on('data', onData).resume()
  const unlisten = () => void stdin.off('data', onData).setRawMode(false).pause()

  const open = () => makeSignInLink(cli).then((link) => openInBrowser(cli, link), report)
  const report = (error: unknown) => cli.out.note(`  ${messageOf(error)}`)

  function toggleMirror(): void {
    if (mirror) mirror.toggle()
    else cli.out.note('  nothing is mirrored; start with --mirror <context> (`guidon context ls` lists them)')
  }

  async function toggle(): Promise<void> {
    unlisten()
    await toggleFlag(cli).catch(report)
    listen()
  }

  listen()
  return unlisten
}

/** Toggles the only flag, or the one whose key the user types. */
async function toggleFlag(cli: Cli): Promise<void> {
  const { project, environment } = cli
  const { items } = await cli.api.call(listFlags, { params: { project }, query: { limit: 2 } })
  const key = items.length === 1 ? items[0]!.key : await cli.prompt.line('  flag to toggle: ')
  if (key === '') return
  const { configuration } = await cli.api.call(getConfiguredFlag, { params: { project, environment, flag: key } })
  await cli.api.call(applyChange, {
    params: { project },
    body: {
      operations: [
        {
          subject: { kind: 'flag', key, environment },
          instructions: [{ kind: configuration.on ? 'turnFlagOff' : 'turnFlagOn' }],
        },
      ],
      reason: 'toggled in guidon dev',
    },
  })
}
