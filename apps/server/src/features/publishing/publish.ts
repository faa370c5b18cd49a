import { systemClock } from '../../platform/clock.ts'
import type { Transaction } from '../../platform/database/database.ts'
import { sendNotice } from '../../platform/events/notices.ts'
import { EnvironmentNotPublishedError } from './publishing-errors.ts'
import { insertEnvironment, nextEnvironmentVersion, removeEnvironment, writeItems } from './publishing-store.ts'
import type { ItemToPublish } from './published-item.ts'

export const ENVIRONMENT_NOTICE = 'environment'

/** What the notice `environment` carries: this environment is now at this version. */
export interface EnvironmentNotice {
  readonly id: string
  readonly version: number
  /** Epoch ms. */
  readonly publishedAt: number
}

export interface Published {
  readonly environmentVersion: number
  /** By `<kind>/<key>`. */
  readonly versions: ReadonlyMap<string, number>
}

/**
 * Makes `items` the state that SDKs of the environment see once `tx` commits: one change set, one step of the
 * environment's version. Locks that version until then, so writers of one environment take turns.
 */
export async function publish(
  tx: Transaction,
  environmentId: string,
  items: readonly ItemToPublish[],
): Promise<Published> {
  const environmentVersion = await nextEnvironmentVersion(tx, environmentId)
  if (environmentVersion === undefined) throw new EnvironmentNotPublishedError(environmentId)
  const versions = await writeItems(tx, environmentId, environmentVersion, lastOfEach(items))
  await announce(tx, { id: environmentId, version: environmentVersion })
  return { environmentVersion, versions }
}

/** Lets SDKs connect to a new environment, which serves no flags yet. */
export async function createPublishedEnvironment(tx: Transaction, environmentId: string): Promise<void> {
  const version = await insertEnvironment(tx, environmentId)
  await announce(tx, { id: environmentId, version })
}

/** Takes away all that SDKs read of an environment. Nodes forget it when they next look for what differs. */
export async function deletePublishedEnvironment(tx: Transaction, environmentId: string): Promise<void> {
  await removeEnvironment(tx, environmentId)
}

function announce(tx: Transaction, environment: Omit<EnvironmentNotice, 'publishedAt'>): Promise<void> {
  const notice: EnvironmentNotice = { ...environment, publishedAt: systemClock.now() }
  return sendNotice(tx, { topic: ENVIRONMENT_NOTICE, payload: notice })
}

/** An item named twice in one change set counts once, with its last value. */
function lastOfEach(items: readonly ItemToPublish[]): ItemToPublish[] {
  return [...new Map(items.map((item) => [`${item.kind}/${item.key}`, item])).values()]
}
