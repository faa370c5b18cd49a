import type { Draft as ServerDraft } from '@guidon/api'
import { expect, test } from 'vitest'
import type { KeptDraft } from './draft-place.ts'
import { emptyLog } from './edit-log.ts'
import { newerOf } from './newer-draft.ts'

const draft = { baseVersion: 3, base: null, log: emptyLog, startedAt: 1, updatedAt: 2 }
const kept = (revision: number, isSynced: boolean): KeptDraft => ({ draft, revision, isSynced })
const remote = (revision: number): ServerDraft => ({
  subject: { kind: 'flag', key: 'checkout', environment: 'production' },
  baseVersion: 4,
  revision,
  instructionCount: 1,
  updatedAt: 9,
  instructions: [{ kind: 'turnFlagOn' }],
})

test.each<[string, KeptDraft | null, ServerDraft | null, 'kept' | 'remote' | 'none']>([
  ['nothing anywhere', null, null, 'none'],
  ['only on the server', null, remote(1), 'remote'],
  ['newer on the server', kept(1, true), remote(2), 'remote'],
  ['the same on both', kept(2, true), remote(2), 'kept'],
  ['edited here since', kept(1, false), remote(2), 'kept'],
  ['never saved there', kept(0, false), null, 'kept'],
  ['let go on another device', kept(2, true), null, 'none'],
])('%s', (_, here, there, winner) => {
  const next = newerOf(here, there)
  if (winner === 'kept') expect(next).toBe(here)
  else if (winner === 'none') expect(next).toBeNull()
  else
    expect(next).toMatchObject({ draft: { baseVersion: 4, startedAt: 9 }, revision: there?.revision, isSynced: true })
})
