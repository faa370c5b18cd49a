import { systemClock } from '../../platform/clock.ts'
import type { Transaction } from '../../platform/database/database.ts'
import { sendNotice } from '../../platform/events/notices.ts'
import { ENVIRONMENT_NOTICE, type EnvironmentNotice } from './environment-notice.ts'
import { EnvironmentNotPublishedError } from './publishing-errors.ts'
import { insertEnvironment, removeEnvironment, writeChangeSet } from './publishing-store.ts'
import type { ItemToPublish } from './published-item.ts'

/**
 * Makes `items` the state that SDKs of the environment see once `tx` commits: one change set, one step of the
 * environment's version, which it gives. Locks that version until then, so writers of one environment take turns.
 */
export async function publish(
  tx: Transaction,
  environmentId: string,
  items: readonly ItemToPublish[],
): Promise<number> {
  const version = await writeChangeSet(tx, environmentId, { items: lastOfEach(items), publishedAt: systemClock.now() })
  if (version === undefined) throw new EnvironmentNotPublishedError(environmentId)
  return version
}

/** Lets SDKs connect to a new environment, which serves no flags yet. */
export async function createPublishedEnvironment(tx: Transaction, environmentId: string): Promise<void> {
  const version = await insertEnvironment(tx, environmentId)
  const payload: EnvironmentNotice = { id: environmentId, version, publishedAt: systemClock.now() }
  await sendNotice(tx, { topic: ENVIRONMENT_NOTICE, payload })
}

/** Takes away all that SDKs read of an environment. Nodes forget it when they next look for what differs. */
export async function deletePublishedEnvironment(tx: Transaction, environmentId: string): Promise<void> {
  await removeEnvironment(tx, environmentId)
}

/** An item named twice in one change set counts once, with its last value. */
function lastOfEach(items: readonly ItemToPublish[]): ItemToPublish[] {
  return [...new Map(items.map((item) => [`${item.kind}/${item.key}`, item])).values()]
}
