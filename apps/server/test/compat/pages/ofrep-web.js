import { OFREPWebProvider } from '@openfeature/ofrep-web-provider'
import { OpenFeature, ProviderEvents } from '@openfeature/web-sdk'
import { setup, show } from './page.js'

const { url, clientSideId, context, flag } = setup

await OpenFeature.setContext({ ...context, targetingKey: context.key })
await OpenFeature.setProviderAndWait(
  new OFREPWebProvider({ baseUrl: url, headers: [['Authorization', `Bearer ${clientSideId}`]] }),
)
const client = OpenFeature.getClient()
const showValue = () => show(client.getStringValue(flag, 'default'))
client.addHandler(ProviderEvents.ConfigurationChanged, showValue)
showValue()
