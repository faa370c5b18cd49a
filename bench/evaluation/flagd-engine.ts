import { FlagdCore } from '@openfeature/flagd-core'
import { engine, type Engine } from './engine.ts'

const ON = { state: 'ENABLED', variants: { on: true, off: false }, defaultVariant: 'on' }

const FLAGS = {
  plain: ON,
  ruled: {
    ...ON,
    targeting: {
      if: [
        { in: [{ var: 'country' }, ['de', 'fr']] },
        'off',
        { ends_with: [{ var: 'email' }, '@guidon.test'] },
        'off',
        { '===': [{ var: 'plan' }, 'gold'] },
        'off',
        { '>': [{ var: 'age' }, 60] },
        'off',
        { starts_with: [{ var: 'version' }, '9.'] },
        'off',
        'on',
      ],
    },
  },
  split: {
    ...ON,
    targeting: {
      fractional: [
        ['on', 50],
        ['off', 50],
      ],
    },
  },
}

/** The in-process core of flagd's provider. */
export function flagdEngine(): Engine {
  const core = new FlagdCore()
  core.setConfigurations(JSON.stringify({ flags: FLAGS }))
  return engine(
    'flagd-core',
    ({ key, ...attributes }) => ({ targetingKey: key, ...attributes }),
    (flagKey, context) => core.resolveBooleanEvaluation(flagKey, false, context).value,
  )
}
