import { expect, test } from 'vitest'
import { encodeFlag, encodeSegment } from './item-encoder.ts'
import { dataSet, smallFlag, smallSegment } from '../test/item-fixtures.ts'
import {
  changeTransfer,
  emptyTransfer,
  encodeTransferPoll,
  encodeTransferStream,
  fullTransfer,
  goodbye,
} from './payload-transfer.ts'

const state = { environmentId: 'e1', version: 7 }
const transferred = { event: 'payload-transferred', data: { state: '(p:e1:7)', version: 7, id: 'e1' } }

function unexpected(error: Error): never {
  throw error
}

function intent(intentCode: string, reason: string) {
  return { event: 'server-intent', data: { payloads: [{ id: 'e1', target: 7, intentCode, reason }] } }
}

test('a full transfer names itself, sends segments before flags, and commits', () => {
  const data = dataSet([smallFlag('a')], [smallSegment('s')])
  const events = fullTransfer(state, data, { reason: 'payload-missing', onMalformed: unexpected })
  expect(JSON.parse(encodeTransferPoll(events)).events).toEqual([
    intent('xfer-full', 'payload-missing'),
    {
      event: 'put-object',
      data: { kind: 'segment', key: 's', version: 1, object: JSON.parse(encodeSegment(smallSegment('s'))) },
    },
    {
      event: 'put-object',
      data: { kind: 'flag', key: 'a', version: 1, object: JSON.parse(encodeFlag(smallFlag('a'))) },
    },
    transferred,
  ])
})

test('a change set is one transfer', () => {
  const events = changeTransfer(state, [{ kind: 'flag', key: 'gone', version: 3, value: null }], unexpected)
  expect(JSON.parse(encodeTransferPoll(events)).events).toEqual([
    intent('xfer-changes', 'update'),
    { event: 'delete-object', data: { kind: 'flag', key: 'gone', version: 3 } },
    transferred,
  ])
})

test('an SDK that is up to date gets an intent alone', () => {
  expect(JSON.parse(encodeTransferPoll(emptyTransfer(state))).events).toEqual([intent('none', 'up-to-date')])
})

test('a malformed item is left out of a transfer', () => {
  const reports: string[] = []
  const broken = { ...smallFlag('a'), on: null as never }
  const events = fullTransfer(state, dataSet([broken], []), {
    reason: 'cant-catchup',
    onMalformed: (error) => reports.push(error.message),
  })
  expect(events.map(({ event }) => event)).toEqual(['server-intent', 'payload-transferred'])
  expect(reports).toHaveLength(1)
})

test('a stream carries the same events as frames', () => {
  expect(encodeTransferStream([goodbye('shutting down')])).toBe('event: goodbye\ndata: {"reason":"shutting down"}\n\n')
})
