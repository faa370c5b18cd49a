import type { Evaluation } from '@guidon/evaluation'
import type { JsonObject } from '@guidon/model'

/** What a test is to hold. */
export interface TestFacts {
  /** Address of the server, without a slash at the end. */
  readonly url: string
  readonly flagKey: string
  /** What the context is called. */
  readonly name: string
  readonly context: JsonObject
  readonly evaluation: Evaluation
}

/** A test in Node that what a context gets stays so, with the vendor's SDK as it is. */
export function sdkTestCode({ url, flagKey, name, context, evaluation: { value, reason } }: TestFacts): string {
  const text = (json: unknown): string => JSON.stringify(json)
  return `import assert from 'node:assert/strict'
import { test } from 'node:test'
import { init } from '@launchdarkly/node-server-sdk'

test(${text(`${flagKey} for ${name}`)}, async () => {
  const url = ${text(url)}
  const client = init(process.env.SDK_KEY, { baseUri: url, streamUri: url, sendEvents: false })
  await client.waitForInitialization({ timeout: 10 })
  const context = ${JSON.stringify(context, null, 2).replaceAll('\n', '\n  ')}
  const { value, reason } = await client.variationDetail(${text(flagKey)}, context, null)
  client.close()
  assert.deepEqual(value, ${text(value)})
  assert.equal(reason.kind, ${text(reason.kind)})
})
`
}
