/**
 * Postings of the books a second with every invariant on (scope, lock, balance, entry, audit chain), against the bare
 * insert of the same payments as the database's owner in the same run; and 64 draws at once on what a few can have.
 */
import { performance } from 'node:perf_hooks'
import { Pool } from 'pg'
import { allocate, appropriate, pay } from '../src/domain/fund/fund.commands.ts'
import type { Reader } from '../src/kernel/access.ts'
import { newId } from '../src/kernel/clock.ts'
import type { Base } from '../src/kernel/db.ts'
import { Problem } from '../src/kernel/problem.ts'
import { within } from '../src/kernel/tx.ts'
import { desk } from '../src/programme.ts'
import { watch } from './cpu.ts'
import { tell } from './figure.ts'
import { withHouse } from './house.ts'

const BANNERS = ['152527', '152528', '150125', '150424', '152224', '150927', '152222', '150121']
const AT_ONCE = 8
const RUSH = 64
const PAYMENTS = 3000

const beijing: Reader = {
  userId: 'bench-beijing',
  userName: '北京市支援合作办',
  role: 'beijing_office',
  areaCode: '110000',
  counties: ['110000', ...BANNERS],
  writable: ['110000', ...BANNERS],
  lo: '',
  hi: '~',
  parties: [],
  seesNames: false,
}

interface At {
  readonly county: string
  readonly id: string
}

const money = (fen: bigint) => ({
  source: 'municipal' as const,
  giverCode: '110000',
  year: 2020,
  amountFen: fen,
  onDate: '2020-02-01',
  onPrecision: 'day' as const,
  purpose: '协作',
})

async function shares(base: Base, fen: bigint): Promise<At[]> {
  const from = await appropriate(base, beijing, money(fen * BigInt(BANNERS.length)))
  const of = { appropriationCounty: from.county, appropriationId: from.id, amountFen: fen }
  const made: At[] = []
  for (const county of BANNERS)
    made.push(await allocate(base, beijing, { county, ...of, onDate: '2020-03-01', reason: '任务' }))
  return made
}

interface Taken {
  readonly seconds: number
  /** Of Node and PostgreSQL together: others' work on the machine lengthens it less than the clock. */
  readonly cpuMs: number
}

/** So many at once, one after another. */
async function timed(
  postmaster: number,
  count: number,
  one: (n: number) => Promise<unknown>,
): Promise<Taken> {
  let next = 0
  const worker = async (): Promise<void> => {
    for (let n = next++; n < count; n = next++) await one(n)
  }
  const watched = watch(postmaster)
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
  const { wall, node, cluster } = watched.read()
  return { seconds: wall / 1000, cpuMs: node + cluster }
}

const payment = (to: At, n: number, fen: bigint) => ({
  county: to.county,
  allocationId: to.id,
  amountFen: fen,
  onDate: '2020-04-01',
  voucher: `付-${n}`,
  payee: '财政局',
  purpose: '产业',
})

const INSERT = `insert into payment (county, id, area_code, allocation_id, source, giver_code, year, amount_fen, on_date, voucher, payee, purpose, recorded_at)
  values ($1, $2, $1, $3, 'municipal', '110000', 2020, 1, '2020-04-01', $4, '财政局', '产业', now())`

export async function ledgerBench(count = PAYMENTS): Promise<void> {
  await withHouse(async ({ house, postmaster }) => {
    const rush = (times: number, one: (n: number) => Promise<unknown>) => timed(postmaster, times, one)
    const own = await shares(house.base, BigInt(count))
    const plain = await shares(house.base, BigInt(count))
    const pool = new Pool({ connectionString: house.url, max: AT_ONCE })
    try {
      const to = (list: readonly At[], n: number): At => list[n % list.length]!
      await rush(200, n => pay(house.base, beijing, payment(to(own, n), n, 1n)))
      const spread = await rush(count, n => pay(house.base, beijing, payment(to(own, n), n, 1n)))
      const one = await rush(count / 2, n => pay(house.base, beijing, payment(own[0]!, n, 1n)))
      const bare = await rush(count, n => {
        const { county, id } = to(plain, n)
        return pool.query(INSERT, [county, newId(), id, `付-${n}`])
      })
      const limit = { limit: count / bare.seconds, limitName: 'bare insert' }
      tell('ledger', {
        name: `postings, ${BANNERS.length} banners, ${AT_ONCE} at once`,
        value: count / spread.seconds,
        unit: '/s',
        ...limit,
      })
      tell('ledger', {
        name: 'postings, one allocation',
        value: count / 2 / one.seconds,
        unit: '/s',
        ...limit,
      })
      tell('ledger', {
        name: 'CPU a posting',
        value: spread.cpuMs / count,
        unit: 'ms',
        limit: bare.cpuMs / count,
        limitName: 'bare insert',
      })
      // What the bare inserts put behind the books' back is no part of them.
      await pool.query('delete from payment where allocation_id = any($1)', [plain.map(p => p.id)])
      await overspend(house.base)
      const begun = performance.now()
      const faults = await within(house.base, beijing, desk.verifyBooks)
      const entries = await within(house.base, beijing, desk.countEntries)
      const took = (performance.now() - begun) / 1000
      if (faults.length) throw new Error(`the books do not hold: ${JSON.stringify(faults[0])}`)
      tell('ledger', { name: `${entries} entries verified against their records`, value: took, unit: 's' })
    } finally {
      await pool.end()
    }
  })
}

async function overspend(base: Base): Promise<void> {
  const [to] = await shares(base, 100n)
  const begun = performance.now()
  const tried = await Promise.allSettled(
    Array.from({ length: RUSH }, (_, n) => pay(base, beijing, payment(to!, n, 30n))),
  )
  const took = performance.now() - begun
  const done = tried.filter(t => t.status === 'fulfilled').length
  const refused = tried.filter(t => t.status === 'rejected' && t.reason instanceof Problem).length
  if (done !== 3 || refused !== RUSH - 3) throw new Error(`${done} of ${RUSH} drew 30 of 100`)
  tell('ledger', { name: `${RUSH} overdraws at once: 3 drawn, ${refused} refused`, value: took, unit: 'ms' })
}
