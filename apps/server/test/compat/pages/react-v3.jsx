import { asyncWithLDProvider, useLDClient, useFlags } from 'launchdarkly-react-client-sdk'
import React from 'react'
import { createRoot } from 'react-dom/client'
import { root, setup } from './page.js'

const { url, clientSideId, context, flag } = setup

const Provider = await asyncWithLDProvider({
  clientSideID: clientSideId,
  context,
  options: { baseUrl: url, streamUrl: url, eventsUrl: url },
  reactOptions: { useCamelCaseFlagKeys: false },
})

function Value() {
  useFlags()
  return <output>{useLDClient().variation(flag, 'default')}</output>
}

createRoot(root).render(
  <Provider>
    <Value />
  </Provider>,
)
