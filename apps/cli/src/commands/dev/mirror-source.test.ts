import { BOOLEAN_VARIATIONS, newFlagConfiguration, newFlagDefinition, newSegmentDefinition } from '@guidon/model'
import { expect, test } from 'vitest'
import { pickEnvironment } from './mirror-source.ts'
import { partialDocument } from './project-document.ts'

const definition = newFlagDefinition({ key: 'a', valueType: 'boolean', variations: BOOLEAN_VARIATIONS })
const inProduction = { ...newFlagConfiguration(definition, 's'), on: true }
const segment = (environment: string) => ({
  environment,
  definition: newSegmentDefinition({ key: 'beta', salt: environment }),
})
const source = {
  ...partialDocument('shop', {
    flags: [
      {
        definition,
        environments: [
          { environment: 'test', configuration: newFlagConfiguration(definition, 't') },
          { environment: 'production', configuration: inProduction },
        ],
      },
    ],
    segments: [segment('test'), segment('production')],
  }),
  environments: ['test', 'production'].map((key) => ({ key, name: key, critical: true })),
}

test('one environment of a document, under another name', () => {
  const picked = pickEnvironment(source, { from: 'production', to: 'development' })
  expect(picked.flags).toEqual([
    { definition, environments: [{ environment: 'development', configuration: inProduction }] },
  ])
  expect(picked.segments).toEqual([{ ...segment('production'), environment: 'development' }])
  expect(picked.environments).toEqual([])
})

test('an environment that is not there is told with those that are', () => {
  expect(() => pickEnvironment(source, { from: 'prod', to: 'development' })).toThrow(
    expect.objectContaining({
      exitCode: 2,
      report: expect.objectContaining({ suggestion: 'It has test, production.' }),
    }),
  )
})
