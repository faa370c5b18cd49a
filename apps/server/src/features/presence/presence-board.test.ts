import { PRESENCE_LIFETIME_MS } from '@guidon/api'
import { expect, test } from 'vitest'
import { PresenceBoard, type PresenceNotice } from './presence-board.ts'

const who = { kind: 'member' as const, id: 'ann', name: 'Ann' }
const viewing = {
  subject: { kind: 'flag' as const, key: 'checkout', environment: 'production' },
  part: null,
  activity: 'viewing' as const,
}
const editing = { ...viewing, part: 'rule-1', activity: 'editing' as const }
const notice = (at: PresenceNotice['at'], tab = 'tab-1'): PresenceNotice => ({ projectId: 'school', who, tab, at })

function newBoard(): { board: PresenceBoard; told: string[] } {
  const board = new PresenceBoard()
  const told: string[] = []
  board.subscribe(({ presence, hasEnded }) => told.push(`${presence.tab} ${hasEnded ? 'ended' : presence.activity}`))
  return { board, told }
}

test('tells of each change once, not of each word', () => {
  const { board, told } = newBoard()
  board.note(notice(viewing), 1)
  board.note(notice(viewing), 2)
  board.note(notice(editing), 3)
  board.note(notice(null), 4)
  board.note(notice(null), 5)
  expect(told).toEqual(['tab-1 viewing', 'tab-1 editing', 'tab-1 ended'])
})

test('remembers since when it is so', () => {
  const { board } = newBoard()
  board.note(notice(viewing), 1)
  board.note(notice(viewing), 9)
  expect(board.of('school')).toEqual([{ tab: 'tab-1', who, ...viewing, since: 1 }])
  board.note(notice(editing), 10)
  expect(board.of('school')).toMatchObject([{ activity: 'editing', since: 10 }])
  expect(board.of('other')).toEqual([])
})

test('lets go of those who fall silent', () => {
  const { board, told } = newBoard()
  board.note(notice(viewing), 1)
  board.note(notice(viewing), 10)
  board.expire(9 + PRESENCE_LIFETIME_MS)
  expect(told).toEqual(['tab-1 viewing'])
  board.expire(10 + PRESENCE_LIFETIME_MS)
  expect(told).toEqual(['tab-1 viewing', 'tab-1 ended'])
})

test('the tab heard of least recently makes room for the twenty-first', () => {
  const { board, told } = newBoard()
  for (let tab = 1; tab <= 20; tab += 1) board.note(notice(viewing, `tab-${tab}`), tab)
  board.note(notice(viewing, 'tab-1'), 21)
  board.note(notice(viewing, 'tab-21'), 22)
  expect(board.of('school')).toHaveLength(20)
  expect(told.at(-1)).toBe('tab-2 ended')
})

test.each([
  ['the same, lately', notice(viewing), 100, true],
  ['the same, long ago', notice(viewing), 6_000, false],
  ['something else', notice(editing), 100, false],
  ['of another tab', notice(viewing, 'tab-2'), 100, false],
  ['leaving', notice(null), 100, false],
  ['leaving, of one who is not there', notice(null, 'tab-2'), 100, true],
])('knows %s', (_, word, now, expected) => {
  const { board } = newBoard()
  board.note(notice(viewing), 1)
  expect(board.isKnown(word, now, 5_000)).toBe(expected)
})
