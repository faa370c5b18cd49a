import { spanText } from '@guidon/describe'
import type { Cli } from '../../cli.ts'
import { usageError } from '../../errors/cli-error.ts'
import { rotateEnvironmentKey } from '../../http/operations.ts'
import { confirm } from '../../writes/confirmation.ts'

const DEFAULT_OVERLAP_MS = 86_400_000
const MOST_OVERLAP_SECONDS = 2_592_000

interface RotateOptions {
  readonly kind: 'sdk' | 'mobile'
  readonly overlap?: number
}

const KEY_NAMES = { sdk: 'SDK key', mobile: 'mobile key' } as const

export async function run(
  cli: Cli,
  [key = cli.environment]: [string | undefined],
  options: RotateOptions,
): Promise<void> {
  const overlapSeconds = Math.round((options.overlap ?? DEFAULT_OVERLAP_MS) / 1_000)
  if (overlapSeconds > MOST_OVERLAP_SECONDS)
    throw usageError(`--overlap cannot be ${spanText(overlapSeconds)}`, `At most ${spanText(MOST_OVERLAP_SECONDS)}.`)
  const consequence =
    overlapSeconds === 0 ? 'the old one stops working at once' : `the old one works on for ${spanText(overlapSeconds)}`
  const sentence = `Replace the ${KEY_NAMES[options.kind]} of ${cli.project}/${key}; ${consequence}`
  if (cli.flags.isDryRun) return cli.out.item({ environment: key, kind: options.kind, overlapSeconds }, sentence)
  await confirm(cli, { sentences: [sentence], question: 'Replace it?', typed: null })
  const created = await cli.api.call(rotateEnvironmentKey, {
    params: { project: cli.project, environment: key },
    body: { kind: options.kind, overlapSeconds },
    headers: { 'idempotency-key': cli.idempotencyKey },
  })
  cli.out.item(created, created.value)
}
