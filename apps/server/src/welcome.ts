import { accessSlice, signInUrl } from './features/access/index.ts'
import { firstSdkKey } from './first-project.ts'
import { VERSION } from './platform/version.ts'
import type { Server } from './server.ts'

/** What the server prints when it is ready: where it is, how to sign in, how to connect a program. */
export async function welcome(server: Server, readyInMs: number): Promise<string> {
  const lines = [
    '',
    `  guidon ${VERSION}  ready in ${(readyInMs / 1000).toFixed(1)} s`,
    '',
    row('server', `${server.publicUrl}  (API docs: ${server.publicUrl}/docs)`),
    row('sign in', await signInLine(server)),
    ...(await sdkRows(server)),
    '',
    '  Next: npx guidon flag ls',
    '        npx guidon flag on hello-guidon --env development',
    '',
  ]
  return lines.join('\n')
}

async function signInLine(server: Server): Promise<string> {
  const { signIns } = server.use(accessSlice)
  if (!(await signIns.isFirstSignInOpen())) return 'for a new link: npm start -- sign-in-link'
  return `${signInUrl(server.publicUrl, await signIns.createLink())}  (once, within a day)`
}

async function sdkRows(server: Server): Promise<string[]> {
  const first = await firstSdkKey(server)
  if (first === undefined) return []
  return [
    row('SDK key', `${first.sdkKey}  (${first.environment})`),
    row('', `LaunchDarkly SDKs: baseUri = streamUri = eventsUri = ${server.publicUrl}`),
  ]
}

function row(name: string, text: string): string {
  return `  ${name.padEnd(9)}${text}`
}
