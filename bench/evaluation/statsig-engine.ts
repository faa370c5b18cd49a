import { StatsigServer } from 'statsig-node'
import { engine, type Engine } from './engine.ts'

const GATE = {
  type: 'feature_gate',
  salt: '5f2c7d0a9b3e4c61',
  enabled: true,
  isActive: true,
  defaultValue: false,
  idType: 'userID',
  entity: 'feature_gate',
}

const EVERYBODY = rule('everybody', 100, [{ type: 'public', targetValue: null, operator: null, field: null }])

const GATES = [
  { ...GATE, name: 'plain', rules: [EVERYBODY] },
  {
    ...GATE,
    name: 'ruled',
    rules: [
      ...[
        field('country', 'any', ['de', 'fr']),
        field('email', 'str_ends_with_any', ['@guidon.test']),
        field('plan', 'any', ['gold']),
        field('age', 'gt', 60),
        field('version', 'str_starts_with_any', ['9.']),
      ].map((condition, index) => rule(`rule-${index}`, 0, [condition])),
      EVERYBODY,
    ],
  },
  { ...GATE, name: 'split', rules: [{ ...EVERYBODY, passPercentage: 50 }] },
]

/** The Node server SDK in local mode, without logging exposures. */
export async function statsigEngine(): Promise<Engine> {
  const server = new StatsigServer('secret-benchmark', {
    localMode: true,
    bootstrapValues: JSON.stringify({
      time: 1,
      has_updates: true,
      feature_gates: GATES,
      dynamic_configs: [],
      layer_configs: [],
    }),
  })
  await server.initializeAsync()
  return {
    ...engine(
      'Statsig',
      ({ key, country, email, ...custom }) => ({ userID: key, country, email, custom }),
      (flagKey, user) => server.checkGateWithExposureLoggingDisabledSync(user, flagKey),
    ),
    close: () => server.shutdown(),
  }
}

function rule(name: string, passPercentage: number, conditions: readonly object[]): object {
  return {
    name,
    id: name,
    salt: name,
    groupName: name,
    passPercentage,
    conditions,
    returnValue: true,
    idType: 'userID',
  }
}

function field(name: string, operator: string, targetValue: unknown): object {
  return { type: 'user_field', field: name, operator, targetValue, additionalValues: {}, idType: 'userID' }
}
