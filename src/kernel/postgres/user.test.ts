import { mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { child, compiled } from '../../../test/child.ts'
import { AlreadyRunning, claimServer } from './claim.ts'
import { alive, enter, exclusively, seize, startOf, usersIn } from './user.ts'

const folder = (): string => {
  const path = mkdtempSync(join(tmpdir(), 'duikou-user-'))
  onTestFinished(() => rmSync(path, { recursive: true, force: true }))
  return path
}

test('a killed process loses claim, lock and use', async () => {
  const path = folder()
  const other = child('console.log(1); setInterval(() => {}, 1000)')
  await other.said
  const pid = other.process.pid ?? 0
  const start = startOf(pid)
  for (const file of ['server.pid', 'lock', 'user'])
    writeFileSync(join(path, file), `${pid} ${start} http://127.0.0.1:3000`)
  const claim = (): (() => void) => claimServer(path, 'http://127.0.0.1:3001')
  expect(claim).toThrow(AlreadyRunning)
  expect(claim).toThrow(
    expect.objectContaining({ code: 'server.alreadyRunning', pid, address: 'http://127.0.0.1:3000' }),
  )
  other.process.kill('SIGKILL')
  await other.ended
  expect(alive(pid, start)).toBe(false)
  const giveUp = claim()
  expect(claim).toThrow(AlreadyRunning)
  giveUp()
  claim()()
  expect(await exclusively(join(path, 'lock'), async () => 'mine')).toBe('mine')
  expect(await usersIn(path)).toEqual([])
})

test('the number of a dead process that another one has now is not taken for it', () => {
  expect(alive(process.pid, startOf(process.pid))).toBe(true)
  if (startOf(process.pid)) expect(alive(process.pid, '1')).toBe(false)
})

test('a line that was never finished does not lock for ever', () => {
  const lock = join(folder(), 'lock')
  writeFileSync(lock, '')
  expect(seize(lock, 'x')).toBe('')
  utimesSync(lock, new Date(0), new Date(0))
  expect(seize(lock, 'x')).toBeTypeOf('function')
})

test('giving up removes only one’s own line', () => {
  const lock = join(folder(), 'lock')
  const giveUp = seize(lock, 'first')
  if (typeof giveUp === 'string') throw new Error(giveUp)
  writeFileSync(lock, 'somebody else')
  giveUp()
  expect(readFileSync(lock, 'utf8')).toBe('somebody else')
})

test('users of this process count until they leave', async () => {
  const path = folder()
  await enter(path, 'a')
  await enter(path, 'b')
  expect((await usersIn(path)).toSorted()).toEqual(['a', 'b'])
})

test('four processes that find a dead lock never work at the same time', { timeout: 60_000 }, async () => {
  const path = folder()
  const lock = join(path, 'lock')
  const count = join(path, 'count')
  writeFileSync(lock, '999999999 1 dead')
  writeFileSync(count, '0')
  const module = await compiled('src/kernel/postgres/user.ts')
  const text = `
    import { exclusively } from ${JSON.stringify(module)}
    import { readFile, writeFile } from 'node:fs/promises'
    for (let i = 0; i < 20; i++)
      await exclusively(${JSON.stringify(lock)}, async () => {
        const n = Number(await readFile(${JSON.stringify(count)}, 'utf8'))
        await writeFile(${JSON.stringify(count)}, String(n + 1))
      })`
  expect(await Promise.all([1, 2, 3, 4].map(() => child(text).ended))).toEqual([0, 0, 0, 0])
  expect(readFileSync(count, 'utf8')).toBe('80')
})
