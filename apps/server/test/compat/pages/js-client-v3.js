import { initialize } from 'launchdarkly-js-client-sdk'
import { setup, show } from './page.js'

const { url, clientSideId, context, flag, options } = setup

const client = initialize(clientSideId, context, { baseUrl: url, streamUrl: url, eventsUrl: url, ...options })
client.on(`change:${flag}`, (value) => show(value))
await client.waitUntilReady()
show(client.variation(flag, 'default'))
