import { chmod } from 'node:fs/promises'
import path from 'node:path'
import { build } from 'esbuild'

/** Writes all of `guidon` into one file, for Node 20 and later, without dependencies. */
export async function bundleGuidon(outfile: string): Promise<void> {
  await build({
    entryPoints: [path.join(import.meta.dirname, 'src/main.ts')],
    outfile,
    bundle: true,
    minify: true,
    keepNames: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    // commander is CommonJS and requires modules of Node.
    banner: {
      js: "#!/usr/bin/env node\nimport { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
  })
  await chmod(outfile, 0o755)
}
