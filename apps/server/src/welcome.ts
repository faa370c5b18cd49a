import { resolve } from 'node:path'
import { defaultConfig } from './config/config.ts'
import { accessSlice, signInUrl } from './features/access/index.ts'
import { firstSdkKey } from './first-project.ts'
import { VERSION } from './platform/version.ts'
import type { Server } from './server.ts'

export interface Start {
  readonly readyInMs: number
  readonly dataFolder: string
}

/** What the server prints when it is ready: where it is, how to sign in, how to connect a program. */
export async function welcome(server: Server, { readyInMs, dataFolder }: Start): Promise<string> {
  const place = placeFor(dataFolder)
  const lines = [
    '',
    `  guidon ${VERSION}  ready in ${(readyInMs / 1000).toFixed(1)} s`,
    '',
    row('server', `${server.publicUrl}  (API docs: ${server.publicUrl}/docs)`),
    row('sign in', await signInLine(server, place)),
    ...(await sdkRows(server)),
    '',
    `  Next: ${place}npx guidon flag ls`,
    `        ${place}npx guidon flag on hello-guidon --env development`,
    '',
  ]
  return lines.join('\n')
}

/** The command line finds the folder by itself where it is usual. */
function placeFor(dataFolder: string): string {
  if (resolve(dataFolder) === resolve(defaultConfig.dataFolder)) return ''
  return `GUIDON_DATA_FOLDER=${shellWord(resolve(dataFolder))} `
}

function shellWord(text: string): string {
  return /^[\w./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`
}

async function signInLine(server: Server, place: string): Promise<string> {
  const { signIns } = server.use(accessSlice)
  if (!(await signIns.isFirstSignInOpen())) return `for a new link: ${place}npm start -- sign-in-link`
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
