import { fileURLToPath } from 'node:url'
import tailwind from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { preloadSoon, startChunks } from './chunks.ts'
import { contractInShort } from './contract-in-short.ts'

const server = process.env['GUIDON_URL'] ?? 'http://127.0.0.1:7070'

export default defineConfig({
  root: import.meta.dirname,
  // Addresses in the build are relative: the server may stand under any path of a proxy.
  base: './',
  plugins: [contractInShort(), react(), tailwind(), preloadSoon()],
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
    rolldownOptions: { output: { codeSplitting: { groups: [startChunks()] } } },
  },
  // The server refuses writes from pages of other hosts, so that it must see the host of this one.
  server: { proxy: { '/api': { target: server, changeOrigin: false } } },
})
