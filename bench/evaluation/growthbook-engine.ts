import { GrowthBookClient, type FeatureDefinitions } from '@growthbook/growthbook'
import { engine, type Engine } from './engine.ts'

const FEATURES: FeatureDefinitions = {
  plain: { defaultValue: true },
  ruled: {
    defaultValue: true,
    rules: [
      { condition: { country: { $in: ['de', 'fr'] } }, force: false },
      { condition: { email: { $regex: '@guidon\\.test$' } }, force: false },
      { condition: { plan: 'gold' }, force: false },
      { condition: { age: { $gt: 60 } }, force: false },
      { condition: { version: { $regex: '^9\\.' } }, force: false },
    ],
  },
  split: { defaultValue: false, rules: [{ force: true, coverage: 0.5, hashAttribute: 'id' }] },
}

/** The multi-user client for servers. */
export function growthBookEngine(): Engine {
  const client = new GrowthBookClient().initSync({ payload: { features: FEATURES } })
  return engine(
    'GrowthBook',
    ({ key, ...attributes }) => ({ attributes: { id: key, ...attributes } }),
    (flagKey, user) => client.isOn(flagKey, user),
  )
}
