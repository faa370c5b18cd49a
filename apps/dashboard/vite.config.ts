import { fileURLToPath } from 'node:url'
import tailwind from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const server = process.env['GUIDON_URL'] ?? 'http://127.0.0.1:7070'

/** Parts that bring code of Base UI with them: they are loaded with the screens that open them. */
const HEAVY_PARTS = 'dialog|drawer|select|combobox|chips-input|number-field|menu-parts|popover-parts|confirm|facet-menu'

/** What every screen needs is loaded as few files: they compress better together than as fifty. */
const CHUNKS = [
  {
    // Other files need these while they are evaluated: they must not stand in a file that waits for those.
    name: 'base',
    test: /node_modules\/(@tanstack\/(?!.*virtual)[^/]+|react|react-dom|scheduler)\/|schema-stand-in/,
    minShareCount: 6,
    priority: 1,
  },
  {
    name: 'shell',
    test: new RegExp(`apps/dashboard/src/(app|lib|ui)/(?!(${HEAVY_PARTS})\\.)|lucide-react`),
    minShareCount: 12,
    includeDependenciesRecursively: false,
  },
]

export default defineConfig({
  root: import.meta.dirname,
  // Addresses in the build are relative: the server may stand under any path of a proxy.
  base: './',
  plugins: [react(), tailwind()],
  resolve: {
    alias: {
      // The contract is used for its paths and types; validation is the server's. See the file.
      zod: fileURLToPath(new URL('src/lib/schema-stand-in.ts', import.meta.url)),
    },
  },
  build: {
    outDir: 'dist',
    target: 'es2024',
    // A strict content security policy has no `data:` fonts or scripts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: { output: { codeSplitting: { groups: CHUNKS } } },
  },
  // The server refuses writes from pages of other hosts, so that it must see the host of this one.
  server: { proxy: { '/api': { target: server, changeOrigin: false } } },
})
