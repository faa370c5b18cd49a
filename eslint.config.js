import checkFile from 'eslint-plugin-check-file'
import jsdoc from 'eslint-plugin-jsdoc'
import ts from 'typescript-eslint'

// The rules behind STYLE.md. Directions between packages are checked by dependency-cruiser instead.

const typescript = ['**/*.ts', '**/*.tsx']
const tests = ['**/*.test.ts', '**/*.suite.ts', '**/test/**']
const documentedPackages = ['packages/*/src/**/*.ts']
const purePackages = ['packages/{model,evaluation,describe,launchdarkly}/src/**/*.ts']
const commandLinePrograms = ['apps/cli/**', 'bench/**', 'scripts/**', 'apps/server/src/main.ts']

const names = {
  files: typescript,
  plugins: { 'check-file': checkFile },
  rules: {
    'check-file/filename-naming-convention': ['error', { '**/*': 'KEBAB_CASE' }, { ignoreMiddleExtensions: true }],
    'check-file/folder-naming-convention': ['error', { '{packages,apps}/*/{src,test}/**/': 'KEBAB_CASE' }],
    'check-file/filename-blocklist': [
      'error',
      { '**/{utils,helpers,common,types,misc,constants}.{ts,tsx}': '**/*-*.ts' },
    ],
  },
}

const language = {
  files: typescript,
  languageOptions: {
    parser: ts.parser,
    parserOptions: {
      project: ['./tsconfig.json', './apps/dashboard/tsconfig.json', './e2e/tsconfig.json'],
      tsconfigRootDir: import.meta.dirname,
    },
  },
  plugins: { '@typescript-eslint': ts.plugin },
  linterOptions: { reportUnusedDisableDirectives: 'error' },
  rules: {
    'no-restricted-syntax': [
      'error',
      { selector: 'ExportDefaultDeclaration', message: 'Named exports only.' },
      { selector: 'TSEnumDeclaration', message: 'Use a union of string literals.' },
      { selector: 'ExportAllDeclaration', message: 'Name what is exported, so that the surface is read in one place.' },
    ],
    '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
    '@typescript-eslint/no-explicit-any': 'error',
    '@typescript-eslint/no-floating-promises': 'error',
    '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
    '@typescript-eslint/await-thenable': 'error',
    '@typescript-eslint/only-throw-error': 'error',
    '@typescript-eslint/no-unnecessary-type-assertion': 'error',
    '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    eqeqeq: ['error', 'always'],
    'no-console': 'error',
    'no-var': 'error',
    'prefer-const': 'error',
    'object-shorthand': 'error',
  },
}

const purity = {
  files: purePackages,
  ignores: tests,
  rules: {
    'no-restricted-globals': [
      'error',
      ...['process', 'fetch', 'setTimeout', 'setInterval', 'setImmediate', 'performance', 'crypto'].map((name) => ({
        name,
        message: 'Pure packages have no I/O, clock, randomness or environment: take it as an argument.',
      })),
    ],
    'no-restricted-properties': [
      'error',
      { object: 'Date', property: 'now', message: 'Take the instant as an argument.' },
      { object: 'Math', property: 'random', message: 'Take the source of randomness as an argument.' },
    ],
  },
}

const sizes = {
  files: typescript,
  rules: {
    'max-lines': ['error', { max: 500, skipBlankLines: true, skipComments: true }],
    'max-lines-per-function': ['error', { max: 80, skipBlankLines: true, skipComments: true }],
    'max-params': ['error', 4],
    complexity: ['error', 15],
  },
}

const comments = {
  files: typescript,
  plugins: { jsdoc },
  rules: {
    'jsdoc/no-types': 'error',
    'jsdoc/check-tag-names': ['error', { definedTags: ['default', 'remarks'] }],
    'jsdoc/check-alignment': 'error',
    'no-warning-comments': ['error', { terms: ['fixme', 'xxx', 'hack', 'todo'], location: 'start' }],
  },
}

const documentation = {
  files: documentedPackages,
  ignores: [...tests, 'packages/testing/**'],
  plugins: { jsdoc },
  rules: {
    'jsdoc/require-jsdoc': [
      'error',
      {
        publicOnly: true,
        require: { ClassDeclaration: true, FunctionDeclaration: true, MethodDefinition: false },
        contexts: [
          'ExportNamedDeclaration > TSInterfaceDeclaration',
          'ExportNamedDeclaration > TSTypeAliasDeclaration',
          'ExportNamedDeclaration > VariableDeclaration',
        ],
      },
    ],
    'jsdoc/require-description': ['error', { descriptionStyle: 'any' }],
  },
}

export default [
  { ignores: ['**/node_modules/**', '**/dist/**', '**/coverage/**', '**/.guidon/**'] },
  names,
  language,
  purity,
  sizes,
  comments,
  documentation,
  { files: commandLinePrograms, rules: { 'no-console': 'off' } },
  {
    files: tests,
    rules: {
      'max-lines': 'off',
      'max-lines-per-function': 'off',
      'no-console': 'off',
      '@typescript-eslint/no-explicit-any': 'off',
    },
  },
  { files: ['**/*.config.ts'], rules: { 'no-restricted-syntax': 'off' } },
]
