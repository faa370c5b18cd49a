import { createClient } from '@launchdarkly/js-client-sdk'
import { setup, show } from './page.js'

const { url, clientSideId, context, flag, options, start } = setup

const client = createClient(clientSideId, context, { baseUri: url, streamUri: url, eventsUri: url, ...options })
client.on(`change:${flag}`, () => show(client.variation(flag, 'default')))
await client.start(start)
show(client.variation(flag, 'default'))
