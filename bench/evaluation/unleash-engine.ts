import { InMemStorageProvider, Unleash, type ClientFeaturesResponse } from 'unleash-client'
import { engine, type Engine } from './engine.ts'

type Feature = ClientFeaturesResponse['features'][number]
type Strategy = NonNullable<Feature['strategies']>[number]
type Constraint = Strategy['constraints'][number]

// Unleash ORs its strategies: five that need a listed value, then one for everybody.
const FEATURES: Feature[] = [
  { name: 'plain', enabled: true, strategies: [strategy()] },
  {
    name: 'ruled',
    enabled: true,
    strategies: [
      strategy(constraint('country', 'IN', ['de', 'fr'])),
      strategy(constraint('email', 'STR_ENDS_WITH', ['@guidon.test'])),
      strategy(constraint('plan', 'IN', ['gold'])),
      strategy({ ...constraint('age', 'NUM_GT', []), value: '60' }),
      strategy(constraint('version', 'STR_STARTS_WITH', ['9.'])),
      strategy(),
    ],
  },
  {
    name: 'split',
    enabled: true,
    strategies: [
      {
        name: 'flexibleRollout',
        parameters: { rollout: '50', stickiness: 'userId', groupId: 'split' },
        constraints: [],
      },
    ],
  },
]

/** The Node client, started from a bootstrap and without metrics. */
export async function unleashEngine(): Promise<Engine> {
  const client = new Unleash({
    appName: 'benchmark',
    url: 'http://127.0.0.1:9/api',
    refreshInterval: 0,
    disableMetrics: true,
    skipInstanceCountWarning: true,
    bootstrap: { data: FEATURES },
    storageProvider: new InMemStorageProvider(),
  })
  // There is no server to fetch from; the bootstrap is all it gets.
  client.on('error', () => {})
  client.on('warn', () => {})
  await new Promise((resolve) => client.once('ready', resolve))
  return {
    ...engine(
      'Unleash',
      ({ key, ...attributes }) => ({
        userId: key,
        properties: { ...attributes, age: String(attributes.age) },
      }),
      (flagKey, context) => client.isEnabled(flagKey, context),
    ),
    close: () => client.destroy(),
  }
}

function strategy(...constraints: Constraint[]): Strategy {
  return { name: 'default', parameters: {}, constraints }
}

function constraint(contextName: string, operator: `${Constraint['operator']}`, values: string[]): Constraint {
  return { contextName, operator: operator as Constraint['operator'], values, inverted: false }
}
