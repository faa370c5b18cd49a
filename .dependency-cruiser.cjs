// Directions of ARCHITECTURE.md. scripts/boundaries.test.ts plants one violation of each rule and proves that it bites.

/** Packages by level: a package imports itself and lower levels, and nothing else. */
const levels = [
  ['model'],
  ['evaluation', 'describe'],
  ['api', 'launchdarkly'],
  ['sdk-core'],
  ['sdk-node'],
  ['openfeature-server'],
]
const thirdParty = { api: ['zod'], 'openfeature-server': ['@openfeature/server-sdk'] }

/** Packages for one platform, which may use what it brings along. */
const platforms = ['sdk-node']

/** Slices that speak with SDKs, or keep what SDKs said, and so may know the wire shapes. */
const protocolSlices = 'sdk-access|sdk-delivery|sdk-inventory|event-ingest|contexts|ofrep'

/** Tests may import anything: they are left out. */
const tests = '\\.(test|suite)\\.ts$|^(packages|apps)/[^/]+/test/'
const features = '^apps/server/src/features/'
const screens = '^apps/dashboard/src/features/'

const levelRules = levels.flatMap((names, level) =>
  names.map((name) => ({
    name: `level-${level}-${name}`,
    severity: 'error',
    comment: 'A package imports lower levels only: no I/O, no third-party code, no package of its own level or above.',
    from: { path: `^packages/${name}/` },
    to: {
      pathNot: allowedTargets(name, levels.slice(0, level).flat()),
      ...(platforms.includes(name) && { dependencyTypesNot: ['core'] }),
    },
  })),
)

function allowedTargets(name, lower) {
  const packages = [name, ...lower].map((target) => `^packages/${target}/src/`)
  return [...packages, ...(thirdParty[name] ?? []).map((target) => `node_modules/${target}/`)]
}

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      comment: 'Types may refer to each other; code may not.',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    { name: 'imports-resolve', severity: 'error', from: {}, to: { couldNotResolve: true } },
    ...levelRules,
    {
      name: 'sdks-know-no-management',
      severity: 'error',
      comment: 'Programs that ask for flags need neither the management API nor what it is described with.',
      from: { path: '^packages/(sdk|openfeature)-' },
      to: { path: '^packages/(api|describe)/' },
    },
    {
      name: 'packages-never-import-apps',
      severity: 'error',
      from: { path: '^packages/', pathNot: '^packages/testing/' },
      to: { path: '^apps/' },
    },
    {
      name: 'testing-is-for-tests',
      severity: 'error',
      from: { path: '^(packages|apps)/', pathNot: '^packages/testing/' },
      to: { path: '^packages/testing/' },
    },
    {
      name: 'packages-have-one-door',
      severity: 'error',
      from: { path: '^(packages|apps)/([^/]+)/' },
      to: { path: '^packages/[^/]+/', pathNot: ['^$1/$2/', '^packages/[^/]+/src/index\\.ts$'] },
    },
    {
      name: 'apps-do-not-meet',
      severity: 'error',
      from: { path: '^apps/([^/]+)/' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'platform-never-imports-features',
      severity: 'error',
      from: { path: '^apps/server/src/platform/' },
      to: { path: features },
    },
    {
      name: 'slice-door-only',
      severity: 'error',
      comment: 'A slice is reached through its index.ts.',
      from: { path: `${features}([^/]+)/` },
      to: { path: `${features}[^/]+/`, pathNot: [`${features}$1/`, `${features}[^/]+/index\\.ts$`] },
    },
    {
      name: 'composition-uses-doors',
      severity: 'error',
      from: { path: '^apps/server/src/', pathNot: `${features}[^/]+/` },
      to: { path: `${features}[^/]+/`, pathNot: `${features}[^/]+/index\\.ts$` },
    },
    {
      name: 'slices-form-a-dag',
      severity: 'error',
      scope: 'folder',
      from: { path: `${features}[^/]+$` },
      to: { circular: true, viaOnly: { path: `${features}[^/]+$` } },
    },
    {
      name: 'stores-alone-speak-sql',
      severity: 'error',
      comment: 'SQL stands in x-store.ts, x-tables.ts and upgrades/.',
      from: { path: features, pathNot: ['-(store|tables|partitions)\\.ts$', '/upgrades/'] },
      to: { path: 'node_modules/(kysely|pg|pg-copy-streams)/' },
    },
    {
      name: 'wire-shapes-stay-in-protocol-slices',
      severity: 'error',
      from: { path: '^apps/server/src/', pathNot: `${features}(${protocolSlices})/` },
      to: { path: '^packages/launchdarkly/' },
    },
    {
      name: 'screens-of-slices-do-not-meet',
      severity: 'error',
      comment: 'A feature of the dashboard is put together with others in app/; what they share goes to ui/ or lib/.',
      from: { path: `${screens}([^/]+)/` },
      to: { path: screens, pathNot: `${screens}$1/` },
    },
    {
      name: 'ui-knows-no-product',
      severity: 'error',
      comment: 'Parts of the interface know no router, no query, no API; of lib/ only what is generic as well.',
      from: { path: '^apps/dashboard/src/ui/' },
      to: {
        path: '^(apps/dashboard/src/(app|features|lib)/|packages/|node_modules/@tanstack/(react-router|react-query)/)',
        pathNot: '^apps/dashboard/src/lib/(store|format|shortcuts|shortcut-match|environment-shape|server-time)\\.ts$',
      },
    },
    {
      name: 'lib-knows-no-screen',
      severity: 'error',
      from: { path: '^apps/dashboard/src/lib/' },
      to: { path: '^apps/dashboard/src/(app|features)/' },
    },
    {
      name: 'screens-know-no-app',
      severity: 'error',
      from: { path: screens },
      to: { path: '^apps/dashboard/src/app/' },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['^(packages|apps)/[^/]+/(dist|coverage)/', tests] },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'types', 'default'],
      extensions: ['.ts', '.tsx', '.js'],
    },
  },
}
