const byId = (id) => document.getElementById(id)

async function call(path, options = {}) {
  const response = await fetch(`/api/v1${path}`, options)
  const body = await response.json()
  if (!response.ok) throw new Error(body.detail)
  return body
}

/** The link is used up by one visit, so it must not stay in the address or the history. */
async function useSignInLink() {
  const link = new URLSearchParams(location.hash.slice(1)).get('sign-in')
  if (link === null) return
  history.replaceState(null, '', location.pathname)
  const body = JSON.stringify({ link })
  await call('/sign-in', { method: 'POST', headers: { 'content-type': 'application/json' }, body })
}

async function readEnvironments() {
  const { items: projects } = await call('/projects')
  const lists = projects.map(async (project) => {
    const { items } = await call(`/projects/${project.key}/environments`)
    return items.map((environment) => ({ project, environment }))
  })
  return (await Promise.all(lists)).flat()
}

async function show({ project, environment }) {
  const { items: keys } = await call(`/projects/${project.key}/environments/${environment.key}/keys`)
  const keyOf = (kind) => keys.find((key) => key.kind === kind && key.expiresAt === null).value
  byId('sdk-key').textContent = keyOf('sdk')
  byId('mobile-key').textContent = keyOf('mobile')
  byId('client-side-id').textContent = environment.id
  byId('snippet').textContent = snippet(keyOf('sdk'))
}

function snippet(sdkKey) {
  const { origin } = location
  return `import { init } from '@launchdarkly/node-server-sdk'

const client = init('${sdkKey}', {
  baseUri: '${origin}',
  streamUri: '${origin}',
  eventsUri: '${origin}',
})
await client.waitForInitialization({ timeout: 10 })

const context = { kind: 'user', key: 'example-user' }
const show = async () => {
  console.log('hello-guidon is', await client.variation('hello-guidon', context, false))
}
await show()
client.on('update:hello-guidon', show)
`
}

async function start() {
  await useSignInLink()
  const isSignedIn = (await fetch('/api/v1/me')).ok
  byId('signed-out').hidden = isSignedIn
  byId('signed-in').hidden = !isSignedIn
  if (!isSignedIn) return
  const environments = await readEnvironments()
  const select = byId('environment')
  for (const [index, { project, environment }] of environments.entries()) {
    select.add(new Option(`${project.name}: ${environment.name}`, String(index)))
  }
  select.addEventListener('change', () => void show(environments[Number(select.value)]))
  if (environments.length > 0) await show(environments[0])
}

// A link that is opened in a tab that shows this page changes the address only.
addEventListener('hashchange', () => location.reload())
start().catch((error) => {
  byId('message').textContent = error.message
})
