import { chmod } from 'node:fs/promises'
import path from 'node:path'
import { build } from 'esbuild'

const folder = import.meta.dirname

/** One file for Node 20 and later, without dependencies. */
await build({
  entryPoints: [path.join(folder, 'src/main.ts')],
  outfile: path.join(folder, 'dist/guidon.js'),
  bundle: true,
  minify: true,
  keepNames: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  // commander is CommonJS and requires modules of Node.
  banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
})
await chmod(path.join(folder, 'dist/guidon.js'), 0o755)
