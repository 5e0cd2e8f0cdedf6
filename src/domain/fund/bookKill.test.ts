/** A process killed while money moves: what its house opens to afterwards balances, and holds whole moves only. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import { expect, onTestFinished, test } from 'vitest'
import { child, compiled } from '../../../test/child.ts'
import { person } from '../../../test/helper.ts'
import { openHouse, systemReader } from '../../house.ts'
import { within } from '../../kernel/tx.ts'
import { booked } from '../../programme.ts'
import { settings } from '../../settings.ts'
import { countEntries, verifyBooks } from './bookCheck.queries.ts'

const BANNER = '150125'
const movers = {
  beijing: person('beijing_office', '110000', ['110000', BANNER]),
  bureau: person('banner_bureau', BANNER),
}
const ENTRIES = 120
const PATIENT_MS = 180_000

function dataFolder(): string {
  const path = mkdtempSync(join(tmpdir(), 'duikou-books-'))
  onTestFinished(() => {
    const pointer = join(path, 'postgres.txt')
    if (existsSync(pointer)) rmSync(readFileSync(pointer, 'utf8').trim(), { recursive: true, force: true })
    rmSync(path, { recursive: true, force: true })
  })
  return path
}

/** Lets it move money until there are so many entries, and kills it right then, in the middle of others. */
async function killedAfter(folder: string, entries: number): Promise<void> {
  const module = await compiled('test/churn.ts', 'src/kernel/sheet/child.ts')
  const running = child(`
    import { churn } from ${JSON.stringify(module)}
    console.log(await churn(${JSON.stringify(folder)}, ${JSON.stringify(movers)}))`)
  const client = new Client({ connectionString: await running.said })
  client.on('error', () => undefined)
  await client.connect()
  const end = Date.now() + PATIENT_MS
  for (let n = 0; n < entries; await sleep(5)) {
    n = Number((await client.query<{ n: bigint }>('select count(*) as n from book_entry')).rows[0]!.n)
    if (Date.now() > end) throw new Error(`only ${n} entries came`)
  }
  running.process.kill('SIGKILL')
  await running.ended
  await client.end().catch(() => undefined)
}

test('killed twice in the middle, the books balance and are what the records say', {
  timeout: 600_000,
}, async () => {
  const folder = dataFolder()
  let before = 0
  for (const entries of [ENTRIES, 2 * ENTRIES]) {
    await killedAfter(folder, entries)
    const house = await openHouse(settings({ DUIKOU_DEMO: '0', DUIKOU_DATA: folder, DUIKOU_LOG: 'off' }))
    try {
      const owner = await systemReader(house.base, 'test')
      expect(await within(house.base, owner, tx => verifyBooks(tx, booked))).toEqual([])
      const there = await within(house.base, owner, countEntries)
      expect(there).toBeGreaterThanOrEqual(Math.max(entries, before))
      before = there
    } finally {
      await house.close()
    }
  }
})
