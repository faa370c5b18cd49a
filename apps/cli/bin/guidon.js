#!/usr/bin/env node
// Runs the built guidon when there is one, else its source, which needs a Node that reads TypeScript.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import * as nodeModule from 'node:module'
import { fileURLToPath } from 'node:url'

const bundle = new URL('../dist/guidon.js', import.meta.url)
const source = new URL('../src/main.ts', import.meta.url)
nodeModule.enableCompileCache?.()

if (existsSync(bundle)) await import(bundle.href)
else if (process.features.typescript) await import(source.href)
else runWithPinnedNode()

function runWithPinnedNode() {
  const node = nodeModule.createRequire(import.meta.url).resolve('node/bin/node')
  const words = [fileURLToPath(import.meta.url), ...process.argv.slice(2)]
  const { status } = spawnSync(node, words, { stdio: 'inherit' })
  process.exitCode = status ?? 1
}
