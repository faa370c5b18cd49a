import { init, integrations, type LDContext } from '@launchdarkly/node-server-sdk'
import { FLAG_KEYS, USERS, type Engine } from './engine.ts'
import { GUIDON_FLAGS } from './guidon-flags.ts'

/** The Node server SDK with its test data source and without events. Its evaluations are asynchronous. */
export async function launchDarklyEngine(): Promise<Engine> {
  const source = new integrations.TestData()
  for (const flag of GUIDON_FLAGS) await source.usePreconfiguredFlag(flag)
  const client = init('sdk-benchmark', {
    updateProcessor: source.getFactory(),
    sendEvents: false,
    logger: { debug() {}, info() {}, warn() {}, error: console.error },
  })
  await client.waitForInitialization({ timeout: 5 })
  const contexts: LDContext[] = USERS.map((user) => ({ kind: 'user', ...user }))
  return {
    name: 'LaunchDarkly Node SDK',
    async run(scenario, count) {
      const flagKey = FLAG_KEYS[scenario]
      let served = 0
      for (let index = 0; index < count; index += 1) {
        if (await client.boolVariation(flagKey, contexts[index % contexts.length] as LDContext, false)) served += 1
      }
      return served
    },
    close: () => client.close(),
  }
}
