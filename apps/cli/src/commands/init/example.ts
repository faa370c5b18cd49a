import type { StackName } from './stack.ts'

/** What the example of a stack is made from. */
export interface ExamplePlace {
  readonly server: string
  /** Public id for browsers; `null` when the server could not be asked. */
  readonly clientSideId: string | null
  readonly flag: string
}

/** A small program that shows one flag and follows its changes. */
export interface Example {
  readonly file: string
  readonly packageName: string
  readonly content: string
  readonly runHint: string
}

export function exampleFor(stack: StackName, place: ExamplePlace): Example | null {
  if (stack === 'other') return null
  return EXAMPLES[stack](place)
}

const EXAMPLES: Readonly<Record<Exclude<StackName, 'other'>, (place: ExamplePlace) => Example>> = {
  node: ({ server, flag }) => ({
    file: 'guidon-example.mjs',
    packageName: '@launchdarkly/node-server-sdk',
    runHint: 'GUIDON_SDK_KEY="$(guidon env key)" node guidon-example.mjs',
    content: `import { init } from '@launchdarkly/node-server-sdk'

const url = process.env.GUIDON_URL ?? ${quoted(server)}
const client = init(process.env.GUIDON_SDK_KEY, { baseUri: url, streamUri: url, eventsUri: url })
await client.waitForInitialization({ timeout: 10 })

const context = { kind: 'user', key: 'example-user' }
const show = async () => console.log(${quoted(flag)}, await client.variation(${quoted(flag)}, context, false))

client.on(${quoted(`update:${flag}`)}, show)
await show()
`,
  }),
  browser: ({ server, clientSideId, flag }) => ({
    file: 'guidon-example.js',
    packageName: '@launchdarkly/js-client-sdk',
    runHint: 'import "./guidon-example.js" from your page',
    content: `import { createClient } from '@launchdarkly/js-client-sdk'

const url = ${quoted(server)}
const context = { kind: 'user', key: 'example-user' }
const client = createClient(${quoted(clientSideId ?? CLIENT_ID_HINT)}, context, { baseUri: url, streamUri: url, eventsUri: url, streaming: true })
const show = () => console.log(${quoted(flag)}, client.variation(${quoted(flag)}, false))

client.on(${quoted(`change:${flag}`)}, show)
await client.start()
show()
`,
  }),
  react: ({ server, clientSideId, flag }) => ({
    file: 'guidon-example.jsx',
    packageName: 'launchdarkly-react-client-sdk',
    runHint: 'put <GuidonExample /> somewhere in your app',
    content: `import { useFlags, withLDProvider } from 'launchdarkly-react-client-sdk'

const url = ${quoted(server)}

function Example() {
  const flags = useFlags()
  return <p>${flag}: {String(flags[${quoted(flag)}])}</p>
}

export const GuidonExample = withLDProvider({
  clientSideID: ${quoted(clientSideId ?? CLIENT_ID_HINT)},
  context: { kind: 'user', key: 'example-user' },
  options: { baseUrl: url, streamUrl: url, eventsUrl: url },
  reactOptions: { useCamelCaseFlagKeys: false },
})(Example)
`,
  }),
}

const CLIENT_ID_HINT = 'the client-side id from: guidon env get'

function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
}
