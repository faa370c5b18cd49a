import { createTestDatabase, type TestDatabase } from '@guidon/testing'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { copyRow, copyTransaction } from './copy-transaction.ts'
import { openDatabase, type Database } from './database.ts'

let testDatabase: TestDatabase
let database: Database
const target = { table: 'copied', columns: ['a', 'b'] }

beforeAll(async () => {
  testDatabase = await createTestDatabase()
  database = openDatabase({ url: testDatabase.url })
  await database.raw.query('create table copied (id serial, a text, b integer)')
})
afterAll(async () => {
  await database.close()
  await testDatabase.drop()
})

async function rows(): Promise<unknown[]> {
  return (await database.raw.query('select a, b from copied order by id')).rows
}

test('writes every character as it is, and NULL', async () => {
  const texts = ['plain', 'tab\tline\nreturn\rslash\\', '\\N', '\\.', '', 'ключ ☃ 🎓', '"quoted"']
  await copyTransaction(database, async (_, copy) => {
    await copy(target, [...texts.map((text, index) => copyRow([text, index])), copyRow([null, null])])
  })
  expect(await rows()).toEqual([...texts.map((a, b) => ({ a, b })), { a: null, b: null }])
})

test('belongs to its transaction', async () => {
  const before = await rows()
  const attempt = copyTransaction(database, async (tx, copy) => {
    await copy(target, [copyRow(['lost', 1])])
    await sql`select 1 / 0`.execute(tx)
  })
  await expect(attempt).rejects.toThrow('division by zero')
  expect(await rows()).toEqual(before)
})

test('a row that the table refuses fails the transaction, and the connection lives on', async () => {
  const attempt = copyTransaction(database, (_, copy) => copy(target, [copyRow(['x', 'no number'])]))
  await expect(attempt).rejects.toMatchObject({ code: '22P02' })
  expect(await rows()).not.toContainEqual(expect.objectContaining({ a: 'x' }))
  expect(database.raw.idleCount).toBe(database.raw.totalCount)
})
