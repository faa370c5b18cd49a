// Plain JavaScript on purpose: with the cache on before the first TypeScript file is loaded, Node does not even start
// its TypeScript compiler when nothing has changed. That halves the start and saves 20 MB.
import { spawn } from 'node:child_process'
import * as nodeModule from 'node:module'
import { fileURLToPath } from 'node:url'

nodeModule.enableCompileCache?.()

if (process.features.typescript) await import('../src/main.ts')
else runWithPinnedNode()

/** This Node does not read TypeScript; the one that npm installed does. */
function runWithPinnedNode() {
  const node = pinnedNode()
  if (node === null) {
    console.error(
      `The server needs Node 22.18 or later, and this is ${process.versions.node}. \`npm ci\` installs one.`,
    )
    process.exitCode = 1
    return
  }
  const words = [fileURLToPath(import.meta.url), ...process.argv.slice(2)]
  // Over the fourth channel the server notices when this process is killed.
  const child = spawn(node, words, { stdio: ['inherit', 'inherit', 'inherit', 'ipc'] })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.once('exit', (code) => process.exit(code ?? 1))
}

function pinnedNode() {
  const isHandedOver = process.send !== undefined
  if (isHandedOver) return null
  try {
    return nodeModule.createRequire(import.meta.url).resolve('node/bin/node')
  } catch {
    return null
  }
}
