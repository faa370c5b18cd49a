import { compileDataSet, evaluate } from '@guidon/evaluation'
import { parseContext, type Context } from '@guidon/model'
import { engine, type Engine, type User } from './engine.ts'
import { GUIDON_FLAGS } from './guidon-flags.ts'

const data = compileDataSet({ flags: new Map(GUIDON_FLAGS.map((flag) => [flag.key, flag])), segments: new Map() })

/** Guidon with contexts read once, as the server has them. */
export function guidonEngine(): Engine {
  return engine('Guidon', contextOf, (flagKey, context) => evaluate(data, flagKey, context).value === true)
}

/** Guidon with the context read from a plain object on every call, as some of the peers do it. */
export function guidonParsingEngine(): Engine {
  return engine(
    'Guidon, reading the context each time',
    (user) => ({ kind: 'user', ...user }),
    (flagKey, user) => {
      const context = parseContext(user)
      return context.ok && evaluate(data, flagKey, context.value).value === true
    },
  )
}

function contextOf(user: User): Context {
  const context = parseContext({ kind: 'user', ...user })
  if (!context.ok) throw new Error(context.issues[0]?.message)
  return context.value
}
