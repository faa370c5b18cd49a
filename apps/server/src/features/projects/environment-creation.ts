import type { Transaction } from '../../platform/database/database.ts'
import { sendNotice } from '../../platform/events/notices.ts'
import type { Platform } from '../../platform/platform.ts'
import { hashSecret } from '../../platform/secret-hash.ts'
import { createPublishedEnvironment } from '../publishing/index.ts'
import type { EnvironmentRef, ProjectRef } from './environment.ts'
import { ENVIRONMENTS_NOTICE } from './environment-directory.ts'
import { insertKey, type EnvironmentKeyRow } from './environment-key-store.ts'
import { findEnvironment, insertEnvironment } from './environment-store.ts'
import { EnvironmentExistsError } from './projects-errors.ts'
import type { NewEnvironment } from './projects-service.ts'

const KEY_PREFIX = { sdk: 'sdk', mobile: 'mob' } as const

/** Writes an environment with its two keys, ready for SDKs, as the project's `position`th. */
export async function writeEnvironment(
  platform: Platform,
  tx: Transaction,
  { project, position, environment }: { project: ProjectRef; position: number; environment: NewEnvironment },
): Promise<EnvironmentRef> {
  const id = platform.ids.clientSideId()
  const isNew = await insertEnvironment(tx, {
    id,
    project_id: project.id,
    key: environment.key,
    name: environment.name,
    position,
    is_critical: environment.isCritical ?? false,
    requires_reason: environment.requiresReason ?? false,
    is_secure_mode: environment.isSecureMode ?? false,
    created_at: platform.clock.now(),
  })
  if (!isNew) throw new EnvironmentExistsError(project.key, environment.key)
  await writeKey(platform, tx, { environmentId: id, kind: 'sdk' })
  await writeKey(platform, tx, { environmentId: id, kind: 'mobile' })
  await createPublishedEnvironment(tx, id)
  return (await findEnvironment(tx, project.key, environment.key))!
}

/** Makes a key and tells all nodes; it does not end. */
export async function writeKey(
  platform: Platform,
  tx: Transaction,
  { environmentId, kind }: Pick<EnvironmentKeyRow, 'kind'> & { environmentId: string },
): Promise<{ row: EnvironmentKeyRow; value: string }> {
  const value = `${KEY_PREFIX[kind]}-${platform.ids.uuid()}`
  const row: EnvironmentKeyRow = {
    id: platform.ids.id(),
    environment_id: environmentId,
    kind,
    hash: hashSecret(value),
    sealed_value: platform.secretBox.seal(value),
    created_at: platform.clock.now(),
    expires_at: null,
  }
  await insertKey(tx, row)
  await sendNotice(tx, { topic: ENVIRONMENTS_NOTICE, payload: null })
  return { row, value }
}
