import * as api from '@guidon/api'
import { expect, test } from 'vitest'
import * as operations from './operations.ts'

const given: [name: string, operation: { id: string; method: string; path: string }][] = Object.entries(operations)

test.each(given)('%s is the route of the same name in the contract', (name, { id, method, path }) => {
  const route = (api as unknown as Readonly<Record<string, api.Route | undefined>>)[name]
  expect({ id, method, path }).toEqual({ id: route?.id, method: route?.method, path: route?.path })
})
