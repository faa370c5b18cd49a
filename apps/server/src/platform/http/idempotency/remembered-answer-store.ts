import type { Queryable } from '../../database/database.ts'

type RememberedAnswersTables = {
  remembered_answers: {
    principal_id: string
    idempotency_key: string
    /** SHA-256 of method, address and body. */
    request_hash: string
    /** Epoch ms. */
    started_at: number
    /** `null` while the request is being worked on. Sealed, because an answer may hold a new secret. */
    sealed_answer: Buffer | null
  }
}

export type RememberedAnswerRow = RememberedAnswersTables['remembered_answers']
export type AnswerId = Pick<RememberedAnswerRow, 'principal_id' | 'idempotency_key'>

/** Claims the key, also from a request that began before `abandonedBefore` and never ended. False: it is taken. */
export async function claimKey(
  db: Queryable,
  row: Omit<RememberedAnswerRow, 'sealed_answer'>,
  abandonedBefore: number,
): Promise<boolean> {
  const result = await db
    .withTables<RememberedAnswersTables>()
    .insertInto('remembered_answers')
    .values({ ...row, sealed_answer: null })
    .onConflict((conflict) =>
      conflict
        .columns(['principal_id', 'idempotency_key'])
        .doUpdateSet({ request_hash: row.request_hash, started_at: row.started_at })
        .where('remembered_answers.sealed_answer', 'is', null)
        .where('remembered_answers.started_at', '<', abandonedBefore),
    )
    .executeTakeFirst()
  return result.numInsertedOrUpdatedRows === 1n
}

export async function findAnswer(db: Queryable, id: AnswerId): Promise<RememberedAnswerRow | undefined> {
  return db
    .withTables<RememberedAnswersTables>()
    .selectFrom('remembered_answers')
    .selectAll()
    .where('principal_id', '=', id.principal_id)
    .where('idempotency_key', '=', id.idempotency_key)
    .executeTakeFirst()
}

export async function keepAnswer(db: Queryable, id: AnswerId, sealed: Buffer): Promise<void> {
  await db
    .withTables<RememberedAnswersTables>()
    .updateTable('remembered_answers')
    .set({ sealed_answer: sealed })
    .where('principal_id', '=', id.principal_id)
    .where('idempotency_key', '=', id.idempotency_key)
    .execute()
}

export async function releaseKey(db: Queryable, id: AnswerId): Promise<void> {
  await db
    .withTables<RememberedAnswersTables>()
    .deleteFrom('remembered_answers')
    .where('principal_id', '=', id.principal_id)
    .where('idempotency_key', '=', id.idempotency_key)
    .execute()
}

export async function forgetAnswers(db: Queryable, before: number): Promise<void> {
  await db
    .withTables<RememberedAnswersTables>()
    .deleteFrom('remembered_answers')
    .where('started_at', '<', before)
    .execute()
}
