import type { Flag } from '@guidon/model'
import { createTestDatabase, type TestDatabase } from '@guidon/testing'
import { sql } from 'kysely'
import { pino } from 'pino'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openDatabase, type Database, type Queryable } from '../../platform/database/database.ts'
import { createEnvironmentLoader, type EnvironmentLoader } from './environment-loader.ts'
import { createPublishedEnvironment, publish } from './index.ts'
import { linearTimeRegex } from './linear-time-regex.ts'
import type { ChangeSet } from './live-environment.ts'
import type { ItemToPublish } from './published-item.ts'

let testDatabase: TestDatabase
let database: Database
let environmentId: string
let created = 0

beforeAll(async () => {
  testDatabase = await createTestDatabase()
  database = openDatabase({ url: testDatabase.url })
})

afterAll(async () => {
  await database.close()
  await testDatabase.drop()
})

beforeEach(async () => {
  environmentId = `environment-${++created}`
  await database.transaction((tx) => createPublishedEnvironment(tx, environmentId))
})

function flag(key: string, change: Partial<Flag> = {}): Flag {
  return {
    key,
    version: 0,
    on: true,
    variations: [true, false],
    offVariation: 1,
    fallthrough: { variation: 0 },
    prerequisites: [],
    targets: [],
    contextTargets: [],
    rules: [],
    salt: 'salt',
    clientSideAvailability: { usingMobileKey: false, usingEnvironmentId: false },
    trackEvents: false,
    trackEventsFallthrough: false,
    debugEventsUntilDate: null,
    ...change,
  }
}

function saved(key: string, change: Partial<Flag> = {}): ItemToPublish {
  return { kind: 'flag', key, value: flag(key, change) }
}

function deleted(key: string): ItemToPublish {
  return { kind: 'flag', key, value: null }
}

/** Gives the version of the environment. */
function publishAll(...items: ItemToPublish[]): Promise<number> {
  return database.transaction((tx) => publish(tx, environmentId, items))
}

/** The versions of what is published, deleted items included. */
async function itemVersions(db: Queryable = database.pool): Promise<Record<string, number>> {
  const { rows } = await sql<{ key: string; version: number }>`
    select key, version from published_items where environment_id = ${environmentId}`.execute(db)
  return Object.fromEntries(rows.map(({ key, version }) => [key, version]))
}

async function startLoader(): Promise<EnvironmentLoader> {
  const log = pino({ level: 'silent' })
  const loader = createEnvironmentLoader({ db: database.pool, log, regex: linearTimeRegex, onProgress: () => {} })
  await loader.refreshAll()
  return loader
}

describe('publishing', () => {
  test('steps the environment once per change set and each item by one', async () => {
    const first = await publishAll(saved('a'), saved('b'))
    const second = await publishAll(saved('b'))
    expect(await itemVersions()).toEqual({ a: 1, b: 2 })
    expect(second).toBe(first + 1)
  })

  test('keeps counting after an item was deleted and made again', async () => {
    await publishAll(saved('a'))
    await publishAll(deleted('a'))
    await publishAll(saved('a'))
    expect(await itemVersions()).toEqual({ a: 3 })
  })

  test('takes the last value of an item that is named twice', async () => {
    await publishAll(saved('a'), saved('a', { on: false }))
    const { environments } = await startLoader()
    expect(await itemVersions()).toEqual({ a: 1 })
    expect(environments.get(environmentId)!.dataSet.flags.get('a')!.on).toBe(false)
  })

  test('gives ten concurrent writers ten versions', async () => {
    const publishOne = () =>
      database.transaction(async (tx) => {
        const version = await publish(tx, environmentId, [saved('a')])
        return [version, (await itemVersions(tx))['a']]
      })
    const published = await Promise.all(Array.from({ length: 10 }, publishOne))
    const expected = Array.from({ length: 10 }, (_, index) => [index + 2, index + 1])
    expect(published.toSorted(([a], [b]) => a! - b!)).toEqual(expected)
  })

  test('leaves nothing behind when the transaction fails', async () => {
    const failing = database.transaction(async (tx) => {
      await publish(tx, environmentId, [saved('a')])
      throw new Error('later step failed')
    })
    await expect(failing).rejects.toThrow('later step failed')
    const { environments } = await startLoader()
    expect(environments.get(environmentId)!.version).toBe(1)
    expect(environments.get(environmentId)!.dataSet.flags.size).toBe(0)
  })

  test('refuses an environment that does not exist', async () => {
    environmentId = 'nowhere'
    await expect(publishAll(saved('a'))).rejects.toMatchObject({ code: 'environment_not_published' })
  })
})

describe('an environment in memory', () => {
  test('has what was published, with the versions that publishing gave', async () => {
    const keys = ['__proto__', 'constructor', 'a/b%2F', '😀']
    await publishAll(
      ...keys.map((key) => saved(key, { variations: [JSON.parse('{"__proto__":1,"b":2,"a":"\\u0000"}')] })),
    )
    const { environments } = await startLoader()
    const { flags } = environments.get(environmentId)!.dataSet
    expect([...flags.keys()].toSorted()).toEqual(keys.toSorted())
    expect(flags.get('__proto__')!.version).toBe(1)
    expect(JSON.stringify(flags.get('😀')!.variations)).toBe('[{"__proto__":1,"b":2,"a":"\\u0000"}]')
  })

  test('moves on by change sets and tells its listeners', async () => {
    await publishAll(saved('a'), saved('b'))
    const loader = await startLoader()
    const environment = loader.environments.get(environmentId)!
    const heard: ChangeSet[] = []
    const stop = environment.subscribe((changes) => heard.push(changes))

    await publishAll(deleted('a'), saved('c'))
    await loader.refresh(environmentId)
    expect([...environment.dataSet.flags.keys()]).toEqual(['b', 'c'])
    expect(heard).toMatchObject([
      {
        version: environment.version,
        replacesAll: false,
        items: [
          { key: 'a', version: 2, value: null },
          { key: 'c', version: 1, value: { version: 1 } },
        ],
      },
    ])

    stop()
    await publishAll(saved('d'))
    await loader.refresh(environmentId)
    expect(heard).toHaveLength(1)
  })

  test('catches up over several change sets at once', async () => {
    const loader = await startLoader()
    const environment = loader.environments.get(environmentId)!
    await publishAll(saved('a'))
    await publishAll(saved('a', { on: false }))
    const version = await publishAll(saved('b'))
    await loader.refreshAll()
    expect(environment.version).toBe(version)
    expect(environment.dataSet.flags.get('a')).toMatchObject({ on: false, version: 2 })
  })

  test('starts over when the database was restored from a backup', async () => {
    await publishAll(saved('kept'))
    const version = await publishAll(saved('lost'))
    const loader = await startLoader()
    const environment = loader.environments.get(environmentId)!
    const heard: ChangeSet[] = []
    environment.subscribe((changes) => heard.push(changes))

    await sql`delete from published_items where environment_id = ${environmentId} and key = 'lost'`.execute(
      database.pool,
    )
    await sql`update environment_versions set version = version - 1 where environment_id = ${environmentId}`.execute(
      database.pool,
    )
    await loader.refreshAll()
    expect(environment.version).toBe(version - 1)
    expect([...environment.dataSet.flags.keys()]).toEqual(['kept'])
    expect(heard).toMatchObject([{ replacesAll: true }])
  })

  test('is found when it is new, and forgotten when it is gone', async () => {
    const loader = await startLoader()
    const known = environmentId
    environmentId = 'made later'
    await database.transaction((tx) => createPublishedEnvironment(tx, environmentId))
    await sql`delete from environment_versions where environment_id = ${known}`.execute(database.pool)
    await loader.refreshAll()
    expect(loader.environments.has('made later')).toBe(true)
    expect(loader.environments.has(known)).toBe(false)
  })

  test('goes on when one listener fails', async () => {
    const loader = await startLoader()
    const environment = loader.environments.get(environmentId)!
    const heard: number[] = []
    environment.subscribe(() => {
      throw new Error('a defect')
    })
    environment.subscribe(({ version }) => heard.push(version))
    await publishAll(saved('a'))
    await loader.refresh(environmentId)
    expect(heard).toEqual([environment.version])
  })
})
