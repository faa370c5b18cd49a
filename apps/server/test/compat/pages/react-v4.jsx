import { createLDReactProvider, useStringVariation } from '@launchdarkly/react-sdk'
import React from 'react'
import { createRoot } from 'react-dom/client'
import { root, setup } from './page.js'

const { url, clientSideId, context, flag } = setup

const Provider = createLDReactProvider(clientSideId, context, {
  ldOptions: { baseUri: url, streamUri: url, eventsUri: url, streaming: true },
})

function Value() {
  return <output>{useStringVariation(flag, 'default')}</output>
}

createRoot(root).render(
  <Provider>
    <Value />
  </Provider>,
)
