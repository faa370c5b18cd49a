import { expect, test } from 'vitest'
import { inTurn } from './in-turn.ts'

test('work of one name waits for the work before it, whether that fails or not; other names do not wait', async () => {
  const take = inTurn()
  const done: string[] = []
  const slow = Promise.withResolvers<void>()
  const first = take('draft', async () => {
    await slow.promise
    done.push('first')
    throw new Error('not saved')
  })
  const second = take('draft', async () => void done.push('second'))
  await take('other', async () => void done.push('other'))
  expect(done).toEqual(['other'])
  slow.resolve()
  await expect(first).rejects.toThrow('not saved')
  await second
  await take('draft', async () => void done.push('third'))
  expect(done).toEqual(['other', 'first', 'second', 'third'])
})
