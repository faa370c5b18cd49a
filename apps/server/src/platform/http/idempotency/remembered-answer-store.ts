import type { Queryable, Transaction } from '../../database/database.ts'

type RememberedAnswersTables = {
  remembered_answers: {
    principal_id: string
    idempotency_key: string
    /** SHA-256 of method, address and body. */
    request_hash: string
    /** Epoch ms. */
    started_at: number
    /** Set by the request's own transaction: if that is committed, so is this. */
    is_carried_out: boolean
    /** `null` while the request is being worked on. Sealed, because an answer may hold a new secret. */
    sealed_answer: Buffer | null
  }
}

export type RememberedAnswerRow = RememberedAnswersTables['remembered_answers']
export type AnswerId = Pick<RememberedAnswerRow, 'principal_id' | 'idempotency_key'>

/** Claims the key, also from a request that began before `abandonedBefore` and did nothing. False: it is taken. */
export async function claimKey(
  db: Queryable,
  row: Omit<RememberedAnswerRow, 'sealed_answer' | 'is_carried_out'>,
  abandonedBefore: number,
): Promise<boolean> {
  const result = await db
    .withTables<RememberedAnswersTables>()
    .insertInto('remembered_answers')
    .values({ ...row, is_carried_out: false, sealed_answer: null })
    .onConflict((conflict) =>
      conflict
        .columns(['principal_id', 'idempotency_key'])
        .doUpdateSet({ request_hash: row.request_hash, started_at: row.started_at })
        .where('remembered_answers.is_carried_out', '=', false)
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
    .where((column) => column.and({ ...id }))
    .executeTakeFirst()
}

export async function noteCarriedOut(tx: Transaction, id: AnswerId): Promise<void> {
  await update(tx, id, { is_carried_out: true })
}

export async function keepAnswer(db: Queryable, id: AnswerId, sealed: Buffer): Promise<void> {
  await update(db, id, { sealed_answer: sealed })
}

async function update(db: Queryable, id: AnswerId, changes: Partial<RememberedAnswerRow>): Promise<void> {
  await db
    .withTables<RememberedAnswersTables>()
    .updateTable('remembered_answers')
    .set(changes)
    .where((column) => column.and({ ...id }))
    .execute()
}

/** Lets the request be sent again; with `onlyUndone`, waits for its transaction and leaves it if that was committed. */
export async function releaseKey(
  db: Queryable,
  id: AnswerId,
  { onlyUndone }: { readonly onlyUndone: boolean },
): Promise<void> {
  await db
    .withTables<RememberedAnswersTables>()
    .deleteFrom('remembered_answers')
    .where((column) => column.and({ ...id, ...(onlyUndone ? { is_carried_out: false } : {}) }))
    .execute()
}

export async function forgetAnswers(db: Queryable, before: number): Promise<void> {
  await db
    .withTables<RememberedAnswersTables>()
    .deleteFrom('remembered_answers')
    .where('started_at', '<', before)
    .execute()
}
