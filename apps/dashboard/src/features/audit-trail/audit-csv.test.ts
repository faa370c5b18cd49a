import { expect, test } from 'vitest'
import { entriesAsCsv } from './audit-csv.ts'

test('an entry is one row, its sentences lines of a field', () => {
  const csv = entriesAsCsv([
    {
      id: '1',
      createdAt: Date.parse('2026-03-01T10:00:00Z'),
      actor: { kind: 'member', id: 'm', name: 'Dana' },
      action: 'flag.changed',
      subject: { kind: 'flag', key: 'grid', environment: 'production' },
      sentences: ['Turn on', 'Add rule 1'],
      reason: null,
      changeId: 'c1',
    },
  ])
  expect(csv.split('\r\n')[1]).toBe(
    '2026-03-01T10:00:00.000Z,Dana,member,flag.changed,flag,grid,production,"Turn on\nAdd rule 1",,c1',
  )
})
