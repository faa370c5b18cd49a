import {
  errorEvaluation,
  evaluateCompiled,
  evaluateWithPrerequisites,
  FLAG_NOT_FOUND,
  USER_NOT_SPECIFIED,
  type Evaluation,
} from '@guidon/evaluation'
import type { Context } from '@guidon/model'
import type { EventBuffer } from './event-buffer.ts'
import { messageOf } from './event-sender.ts'
import type { FlagEntry } from './flag-entry.ts'
import type { FlagStore } from './flag-store.ts'
import type { TroubleLog } from './logger.ts'
import { readContext } from './prepared-context.ts'

/** The types that a host can ask a flag for; `json` is any. */
export type ValueType = 'boolean' | 'string' | 'number' | 'json'

/** How a host asks: one constant for each method of a client, so that asking makes no object. */
export interface Method {
  readonly name: string
  readonly type: ValueType
  /** Events carry the reason. */
  readonly withReason: boolean
}

const NOT_READY = errorEvaluation('CLIENT_NOT_READY')
const WRONG_TYPE = errorEvaluation('WRONG_TYPE')
const EXCEPTION = errorEvaluation('EXCEPTION')

/** Evaluates flags of a store and records each evaluation. */
export class FlagReader {
  readonly #store: FlagStore
  readonly #events: EventBuffer | undefined
  readonly #log: TroubleLog

  constructor(store: FlagStore, events: EventBuffer | undefined, log: TroubleLog) {
    this.#store = store
    this.#events = events
    this.#log = log
  }

  /** What a flag serves; without a variation, the default is to be served. Never throws. */
  read(method: Method, key: string, context: unknown, defaultValue: unknown): Evaluation {
    try {
      return this.#read(method, key, context, defaultValue)
    } catch (error) {
      this.#log.error(
        'evaluation',
        `Flag "${String(key)}" could not be evaluated: ${messageOf(error)}. The default is served.`,
      )
      return EXCEPTION
    }
  }

  #read({ type, withReason }: Method, key: string, input: unknown, defaultValue: unknown): Evaluation {
    // Hosts without types pass anything.
    if (typeof key !== 'string') throw new TypeError('the key of a flag is a string')
    if (!this.#store.isInitialized) return this.#notReady(key)
    const { context, problem } = readContext(input)
    if (context === undefined) return this.#noContext(key, problem)
    const entry = this.#store.entry(key)
    if (entry?.flag === undefined) return this.#unknownFlag(key, entry, context, defaultValue)
    const served = entry.hasPrerequisites
      ? this.#readWithPrerequisites(entry, context)
      : evaluateCompiled(this.#store.data, entry.flag, context)
    const isExpected = type === 'json' || served.variation === undefined || typeof served.value === type
    const evaluation = isExpected ? served : this.#wrongType(key, type, served)
    const events = this.#events
    if (events !== undefined) {
      events.count(entry, evaluation.variation, context, defaultValue)
      if (entry.mayReport) events.report({ entry, evaluation, context, defaultValue, withReason })
    }
    return evaluation
  }

  /** Prerequisites count as evaluations of their own. Source: wire protocol §10.4. */
  #readWithPrerequisites(entry: FlagEntry, context: Context): Evaluation {
    const { evaluation, prerequisites } = evaluateWithPrerequisites(this.#store.data, entry.key, context)
    for (const prerequisite of prerequisites) {
      const other = this.#store.entry(prerequisite.flag.key)
      if (other === undefined || this.#events === undefined) continue
      this.#events.count(other, prerequisite.evaluation.variation, context, undefined)
      if (!other.mayReport) continue
      this.#events.report({
        entry: other,
        evaluation: prerequisite.evaluation,
        context,
        defaultValue: undefined,
        withReason: false,
        prerequisiteOf: prerequisite.prerequisiteOf,
      })
    }
    return evaluation
  }

  #notReady(key: string): Evaluation {
    this.#log.warn(
      'not-ready',
      `Flag "${key}" was asked for before there were flags: the default is served. Wait with waitUntilReady().`,
    )
    return NOT_READY
  }

  #noContext(key: string, problem: string): Evaluation {
    this.#log.warn(
      'no-context',
      `Flag "${key}" was asked for without a valid context: the default is served. ${problem}`,
    )
    return USER_NOT_SPECIFIED
  }

  #unknownFlag(key: string, entry: FlagEntry | undefined, context: Context, defaultValue: unknown): Evaluation {
    if (entry !== undefined) this.#events?.count(entry, undefined, context, defaultValue)
    this.#log.warn(`unknown-flag ${key}`, `There is no flag "${key}" in this environment: the default is served.`)
    return FLAG_NOT_FOUND
  }

  #wrongType(key: string, type: ValueType, { value }: Evaluation): Evaluation {
    this.#log.warn(
      `wrong-type ${key}`,
      `Flag "${key}" serves a value of type ${value === null ? 'null' : typeof value}, and was asked for a ${type}: the default is served.`,
    )
    return WRONG_TYPE
  }
}
