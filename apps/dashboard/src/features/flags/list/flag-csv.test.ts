import type { FlagSummary } from '@guidon/api'
import { expect, test } from 'vitest'
import { flagsAsCsv } from './flag-csv.ts'

const flag: FlagSummary = {
  key: 'grid',
  name: 'Grid, "new"',
  description: '',
  valueType: 'boolean',
  isMigration: false,
  isTemporary: true,
  isArchived: false,
  tags: ['a', 'b'],
  maintainer: '=cmd()',
  clientSideAvailability: { usingEnvironmentId: false, usingMobileKey: false },
  variationCount: 2,
  version: 1,
  lifecycle: 'live',
  createdAt: 0,
  updatedAt: 0,
  environments: [
    {
      environment: 'production',
      isOn: true,
      inShort: 'Everyone',
      serves: '"true"',
      split: [],
      differsFrom: null,
      lastEvaluatedAt: null,
      ruleCount: 0,
      targetCount: 0,
      prerequisiteCount: 0,
      version: 1,
      updatedAt: 0,
    },
  ],
}

test('quotes what CSV needs quoted and disarms formulas', () => {
  expect(flagsAsCsv([flag]).split('\r\n')).toEqual([
    'key,name,type,tags,owner,archived,updated,production',
    'grid,"Grid, ""new""",boolean,a b,\'=cmd(),false,1970-01-01T00:00:00.000Z,"""true"""',
  ])
})
