import { existsSync } from 'node:fs'
import path from 'node:path'
import { readJsonFile } from '../../settings/json-file.ts'

/** What kind of program lives in a folder, as far as choosing an SDK goes. */
export type StackName = 'node' | 'react' | 'browser' | 'other'

export interface Stack {
  readonly name: StackName
  /** What it was recognised by, for people. */
  readonly because: string
  readonly installCommand: (packageName: string) => string
}

const REACT_PACKAGES = ['react-dom', 'react', 'next']
const BROWSER_PACKAGES = ['vue', 'svelte', '@angular/core', 'solid-js', 'vite']
const OTHER_LANGUAGES = [
  'go.mod',
  'pyproject.toml',
  'requirements.txt',
  'Gemfile',
  'pom.xml',
  'build.gradle',
  'Cargo.toml',
  'composer.json',
]

export function detectStack(folder: string): Stack {
  const manifest = readJsonFile(path.join(folder, 'package.json'))
  const installCommand = installer(folder)
  if (manifest === null) return { ...detectLanguage(folder), installCommand }
  const dependencies = Object.keys({ ...asObject(manifest['dependencies']), ...asObject(manifest['devDependencies']) })
  const react = dependencies.find((name) => REACT_PACKAGES.includes(name))
  if (react) return { name: 'react', because: `package.json depends on ${react}`, installCommand }
  const browser = dependencies.find((name) => BROWSER_PACKAGES.includes(name))
  if (browser) return { name: 'browser', because: `package.json depends on ${browser}`, installCommand }
  return { name: 'node', because: 'there is a package.json', installCommand }
}

/** The stack that the user named. */
export function namedStack(folder: string, name: StackName): Stack {
  return { name, because: 'you said so', installCommand: installer(folder) }
}

function detectLanguage(folder: string): Pick<Stack, 'name' | 'because'> {
  const sign = OTHER_LANGUAGES.find((file) => existsSync(path.join(folder, file)))
  return { name: 'other', because: sign ? `there is a ${sign}` : 'no package.json was found' }
}

function installer(folder: string): (packageName: string) => string {
  const has = (file: string) => existsSync(path.join(folder, file))
  const command = has('pnpm-lock.yaml')
    ? 'pnpm add'
    : has('yarn.lock')
      ? 'yarn add'
      : has('bun.lock')
        ? 'bun add'
        : 'npm install'
  return (packageName) => `${command} ${packageName}`
}

function asObject(value: unknown): object {
  return typeof value === 'object' && value !== null ? value : {}
}
