import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['{packages,apps,scripts,e2e}/**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/dist/**'],
    // Tests wait for what must happen, not for how soon: on a busy machine a second is short.
    expect: { poll: { timeout: 10_000 } },
    testTimeout: 60_000,
    hookTimeout: 120_000,
    pool: 'forks',
    globalSetup: './packages/testing/src/global-setup.ts',
    coverage: {
      include: ['{packages,apps}/*/src/**/*.ts'],
      exclude: ['packages/testing/**', '**/*.{test,suite}.ts'],
      reporter: ['text-summary', 'html'],
      thresholds: { 'packages/{model,evaluation,describe}/src/**': { 100: true } },
    },
  },
})
