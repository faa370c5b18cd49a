import type { Environment } from '@guidon/api'
import { expect, test } from 'vitest'
import { compileWorld } from '../../../lib/evaluation/flag-world.ts'
import { explainSides } from './explain-sides.ts'

const place = (key: string): Environment => ({ key, name: key.toUpperCase() }) as Environment
const user = (key: string) => [{ kind: 'user', attributes: { key } }]
const world = compileWorld({ flags: new Map(), segments: new Map() })
const worlds = new Map([
  ['dev', world],
  ['live', world],
])
const personas = [{ id: 'p', name: 'Ann', context: { key: 'ann', kind: 'user' }, createdAt: 0, updatedAt: 0 }]
const labels = (keys: readonly string[], environments: readonly string[]) =>
  explainSides({ contexts: keys.map(user), environments: environments.map(place), worlds, personas }).map(
    ({ label }) => label,
  )

test.each([
  [['ann'], ['dev'], ['Ann']],
  [['bob'], ['dev'], ['user:bob']],
  [['bob'], ['dev', 'live'], ['DEV', 'LIVE']],
  [['ann', 'bob'], ['dev'], ['Ann', 'user:bob']],
  [
    ['ann', 'bob'],
    ['dev', 'live'],
    ['Ann · DEV', 'user:bob · DEV', 'Ann · LIVE', 'user:bob · LIVE'],
  ],
  [[''], ['dev'], []],
  [['ann'], ['elsewhere'], []],
])('%j in %j are %j', (keys, environments, expected) => {
  expect(labels(keys, environments)).toEqual(expected)
})
