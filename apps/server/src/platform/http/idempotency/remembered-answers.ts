import { AsyncLocalStorage } from 'node:async_hooks'
import { hash } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import type { Transaction } from '../../database/database.ts'
import type { Platform } from '../../platform.ts'
import type { Principal } from '../principal.ts'
import { GuidonError } from '../../errors.ts'
import {
  AnswerLostError,
  IdempotencyKeyReusedError,
  InvalidIdempotencyKeyError,
  RequestInProgressError,
} from './idempotency-errors.ts'
import {
  claimKey,
  findAnswer,
  forgetAnswers,
  keepAnswer,
  noteCarriedOut,
  releaseKey,
  type AnswerId,
} from './remembered-answer-store.ts'

/** A successful answer as it went out. */
export interface Answer {
  readonly status: number
  readonly etag: string | null
  /** JSON text; `null` for no body. */
  readonly body: string | null
}

export type RememberedAnswersParts = Pick<Platform, 'clock' | 'database' | 'secretBox'>

const MAX_KEY_LENGTH = 200
/** No request takes that long: one that still has no answer was cut off by a crash. */
const ABANDONED_AFTER_MS = 60_000
const ANSWERS_KEPT_MS = 24 * 60 * 60 * 1000

const READING_METHODS = new Set(['GET', 'HEAD', 'OPTIONS'])

/** The request with an `Idempotency-Key` that the running code belongs to. */
const currentRequest = new AsyncLocalStorage<AnswerId>()

/** Part of every transaction: when it belongs to a request with a key, that request counts as carried out with it. */
export async function noteInTransaction(tx: Transaction): Promise<void> {
  const id = currentRequest.getStore()
  if (id !== undefined) await noteCarriedOut(tx, id)
}

/**
 * Makes it safe to send a write again: of requests with one `Idempotency-Key` only the first is carried out, the others
 * get its answer. Refusals are not remembered: nothing happened, so trying again is right.
 */
export class RememberedAnswers {
  private readonly parts: RememberedAnswersParts

  constructor(parts: RememberedAnswersParts) {
    this.parts = parts
  }

  async answer(request: FastifyRequest, principal: Principal, work: () => Promise<Answer>): Promise<Answer> {
    const key = request.headers['idempotency-key']
    if (key === undefined || READING_METHODS.has(request.method)) return work()
    if (typeof key !== 'string' || key === '' || key.length > MAX_KEY_LENGTH) throw new InvalidIdempotencyKeyError()
    const id = { principal_id: `${principal.kind}:${principal.id}`, idempotency_key: key }
    return (await this.claim(id, request)) ?? (await this.work(id, work))
  }

  async forgetOld(tx: Transaction): Promise<void> {
    await forgetAnswers(tx, this.parts.clock.now() - ANSWERS_KEPT_MS)
  }

  /** The answer given before; `null` when this request is the first. */
  private async claim(id: AnswerId, request: FastifyRequest): Promise<Answer | null> {
    const { database, clock, secretBox } = this.parts
    const now = clock.now()
    const requestHash = hash('sha256', JSON.stringify([request.method, request.url, request.body ?? null]))
    const row = { ...id, request_hash: requestHash, started_at: now }
    if (await claimKey(database.pool, row, now - ABANDONED_AFTER_MS)) return null
    const known = await findAnswer(database.pool, id)
    if (known === undefined) return this.claim(id, request)
    if (known.request_hash !== requestHash) throw new IdempotencyKeyReusedError(id.idempotency_key)
    if (known.sealed_answer === null) {
      const isCutOff = known.is_carried_out && known.started_at < now - ABANDONED_AFTER_MS
      throw new (isCutOff ? AnswerLostError : RequestInProgressError)(id.idempotency_key)
    }
    return JSON.parse(secretBox.open(known.sealed_answer)) as Answer
  }

  private async work(id: AnswerId, work: () => Promise<Answer>): Promise<Answer> {
    const { database, secretBox } = this.parts
    try {
      const answer = await currentRequest.run(id, work)
      await keepAnswer(database.pool, id, secretBox.seal(JSON.stringify(answer)))
      return answer
    } catch (error) {
      await releaseKey(database.pool, id, { onlyUndone: !isRefusal(error) }).catch(() => undefined)
      throw error
    }
  }
}

/** Nothing was written. After any other failure it is open whether the transaction was committed. */
function isRefusal(error: unknown): boolean {
  return error instanceof GuidonError && error.status < 500
}
