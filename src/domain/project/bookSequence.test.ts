/**
 * Whatever is done in whatever order: the books balance, nothing is drawn beyond what it draws on, and the books say what
 * the records say. What is drawn is summed here from the records alone; the verifier has to agree.
 */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { person, testBase } from '../../../test/helper.ts'
import { BANNER, beijing, BUDGET, bureau, ground, inLibrary, through } from '../../../test/project.ts'
import { Problem } from '../../kernel/problem.ts'
import { within } from '../../kernel/tx.ts'
import { booked } from '../../programme.ts'
import { accounts } from '../fund/book.queries.ts'
import { STAGES } from '../fund/book.terms.ts'
import type { BookStage } from '../fund/book.terms.ts'
import { countEntries, verifyBooks } from '../fund/bookCheck.queries.ts'
import { allocate, appropriate, pay, reversePayment } from '../fund/fund.commands.ts'
import { reverseSpent, settle, spend } from '../fund/spending.commands.ts'
import { withdraw } from '../fund/withdrawal.commands.ts'
import { commit, reduceCommitment } from './commitment.commands.ts'
import { addFunding, withdrawFunding } from './funding.commands.ts'
import type { At } from './opened.commands.ts'
import { payForProject } from './payment.commands.ts'

type TestBase = Awaited<ReturnType<typeof testBase>>
type Made = 'appropriation' | 'allocation' | 'funding' | 'commitment' | 'payment' | 'spending' | 'settlement'

interface World {
  readonly base: TestBase
  readonly project: At
  readonly made: Record<Made, At[]>
  /** The line that each contract is of. */
  readonly lineOf: Map<string, string>
}

/** Which of what was made, and how much. */
interface Choice {
  readonly n: number
  readonly fen: bigint
}

const ON = '2020-06-01'
const words = { voucher: '凭证', payee: '单位', purpose: '用途' }
const one = (list: readonly At[], n: number): At => {
  const found = list[n % Math.max(1, list.length)]
  if (!found) throw new Problem('record.notFound')
  return found
}

type Step = (w: World, c: Choice) => Promise<unknown>

const STEPS: Record<string, Step> = {
  appropriate: async ({ base, made }, { fen }) =>
    made.appropriation.push(
      await appropriate(base, beijing, {
        source: 'municipal',
        giverCode: '110000',
        year: 2020,
        amountFen: fen,
        onDate: '2020-02-01',
        onPrecision: 'day',
        purpose: '协作',
      }),
    ),
  allocate: async ({ base, made }, { n, fen }) => {
    const from = one(made.appropriation, n)
    const of = { appropriationCounty: from.county, appropriationId: from.id, amountFen: fen }
    const to = { county: BANNER, onDate: '2020-03-01', reason: '按任务' }
    made.allocation.push(await allocate(base, beijing, { ...of, ...to }))
  },
  pay: async ({ base, made }, { n, fen }) => {
    const from = one(made.allocation, n)
    const of = { county: BANNER, allocationId: from.id, amountFen: fen, onDate: ON }
    made.payment.push(await pay(base, beijing, { ...of, ...words }))
  },
  fund: async ({ base, made, project }, { n, fen }) =>
    made.funding.push(
      await addFunding(base, bureau, project, {
        source: 'municipal',
        allocationId: one(made.allocation, n).id,
        amountFen: fen,
      }),
    ),
  commit: async ({ base, made, project, lineOf }, { n, fen }) => {
    const fundingId = one(made.funding, n).id
    const of = { party: '公司', number: `合-${n}-${fen}`, subject: '施工', signedOn: ON }
    const at = await commit(base, bureau, project, { fundingId, amountFen: fen, ...of })
    made.commitment.push(at)
    lineOf.set(at.id, fundingId)
  },
  reduce: ({ base, made, project }, { n, fen }) =>
    reduceCommitment(base, bureau, project, one(made.commitment, n).id, { amountFen: fen, reason: '核减' }),
  payLine: async ({ base, made, project }, { n, fen }) => {
    const fundingId = one(made.funding, n).id
    const of = { fundingId, amountFen: fen, onDate: ON, ...words }
    made.payment.push(await payForProject(base, beijing, project, of))
  },
  payContract: async ({ base, made, project, lineOf }, { n, fen }) => {
    const commitmentId = one(made.commitment, n).id
    const fundingId = lineOf.get(commitmentId)!
    const of = { fundingId, commitmentId, amountFen: fen, onDate: ON, ...words }
    made.payment.push(await payForProject(base, beijing, project, of))
  },
  spend: async ({ base, made }, { n, fen }) => {
    const of = { county: BANNER, paymentId: one(made.payment, n).id, amountFen: fen, onDate: '2020-07-01' }
    made.spending.push(await spend(base, bureau, { ...of, ...words }))
  },
  settle: async ({ base, made }, { n, fen }) => {
    const of = { county: BANNER, spendingId: one(made.spending, n).id, amountFen: fen, onDate: '2020-08-01' }
    made.settlement.push(await settle(base, bureau, { ...of, number: '报-1' }))
  },
  reversePayment: ({ base, made }, { n }) => reversePayment(base, beijing, one(made.payment, n), '有误'),
  reverseSpending: ({ base, made }, { n }) =>
    reverseSpent(base, bureau, 'spending', one(made.spending, n), '有误'),
  reverseSettlement: ({ base, made }, { n }) =>
    reverseSpent(base, bureau, 'settlement', one(made.settlement, n), '有误'),
  withdrawFunding: ({ base, made, project }, { n }) =>
    withdrawFunding(base, bureau, project, one(made.funding, n).id, '撤回'),
  withdrawAllocation: ({ base, made }, { n }) =>
    withdraw(base, beijing, 'allocation', one(made.allocation, n), '撤回'),
  withdrawAppropriation: ({ base, made }, { n }) =>
    withdraw(base, beijing, 'appropriation', one(made.appropriation, n), '撤回'),
}

/** What draws more often than it is undone, so that the sequences get deep. */
const WEIGHTS: Partial<Record<string, number>> = {
  allocate: 3,
  fund: 3,
  commit: 3,
  payLine: 4,
  payContract: 4,
  spend: 6,
  settle: 4,
  reverseSettlement: 2,
}

const step = fc.oneof(
  ...Object.keys(STEPS).map(name => ({ arbitrary: fc.constant(name), weight: WEIGHTS[name] ?? 1 })),
)
const choice = fc.record({ n: fc.nat(7), fen: fc.bigInt({ min: 0n, max: 200_000n }) })

/** What is drawn on each record, by the records alone; each must fit into it. */
const DRAWS = [
  [
    'appropriation by allocations',
    `select p.amount_fen as has, (select coalesce(sum(a.amount_fen), 0) from allocation a where a.appropriation_id = p.id and a.retracted_at is null) as drawn
     from appropriation p where p.retracted_at is null`,
  ],
  [
    'allocation by lines and plain payments',
    `select a.amount_fen as has, (select coalesce(sum(f.amount_fen), 0) from project_funding f where f.allocation_id = a.id and f.retracted_at is null)
       + (select coalesce(sum(p.amount_fen), 0) from payment p where p.allocation_id = a.id and p.drawn_id is null) as drawn
     from allocation a where a.retracted_at is null`,
  ],
  [
    'line by contracts and payments past them',
    `select f.amount_fen as has, (select coalesce(sum(c.amount_fen), 0) from commitment c where c.funding_id = f.id)
       + (select coalesce(sum(p.amount_fen), 0) from payment p where p.drawn_id = f.id) as drawn
     from project_funding f where f.retracted_at is null`,
  ],
  [
    'contract by payments',
    `select c.amount_fen + (select coalesce(sum(r.amount_fen), 0) from commitment r where r.reduces_id = c.id) as has,
       (select coalesce(sum(p.amount_fen), 0) from payment p where p.drawn_id = c.id) as drawn from commitment c where c.reduces_id is null`,
  ],
  [
    'payment by spending',
    `select p.amount_fen + (select coalesce(sum(r.amount_fen), 0) from payment r where r.reverses_id = p.id) as has,
       (select coalesce(sum(s.amount_fen), 0) from spending s where s.payment_id = p.id) as drawn from payment p where p.reverses_id is null`,
  ],
  [
    'spending by accounts',
    `select s.amount_fen + (select coalesce(sum(r.amount_fen), 0) from spending r where r.reverses_id = s.id) as has,
       (select coalesce(sum(t.amount_fen), 0) from settlement t where t.spending_id = s.id) as drawn from spending s where s.reverses_id is null`,
  ],
] as const

async function mustHold({ base }: World): Promise<void> {
  for (const [what, text] of DRAWS)
    for (const { has, drawn } of (await base.client.query<{ has: string; drawn: string }>(text)).rows)
      expect(BigInt(drawn) <= BigInt(has), `${what}: ${drawn} of ${has}`).toBe(true)
  const faults = await within(base, beijing, tx => verifyBooks(tx, booked))
  expect(faults).toEqual([])
  const { rows } = await within(base, beijing, tx => accounts(tx, { limit: 200 }))
  for (const row of rows)
    expect((Object.keys(STAGES) as BookStage[]).reduce((sum, stage) => sum + BigInt(row[stage]), 0n)).toBe(0n)
}

const refusal = (error: unknown): boolean =>
  error instanceof Problem &&
  [
    'rule.refused',
    'fund.overdrawn',
    'record.notFound',
    'record.retracted',
    'project.ceiling',
    'input.unique',
    'input.reference',
  ].includes(error.code)

test('no sequence of commands unbalances the books, overdraws anything, or parts them from the records', {
  timeout: 240_000,
}, async () => {
  const base = await testBase()
  const done = new Map<string, number>()
  const g = await ground(base, BUDGET)
  const { at } = await inLibrary(base, g)
  for (const gate of ['initiation', 'investment', 'construction'] as const) await through(base, g, at, gate)
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(step, choice), { minLength: 40, maxLength: 60 }), async steps => {
      await base.client.query('savepoint run')
      const kinds: Made[] = [
        'appropriation',
        'allocation',
        'funding',
        'commitment',
        'payment',
        'spending',
        'settlement',
      ]
      const made = Object.fromEntries(kinds.map(kind => [kind, [] as At[]])) as Record<Made, At[]>
      const w: World = { base, project: at, made, lineOf: new Map() }
      for (const fen of [500_000n, 800_000n]) {
        await STEPS.appropriate!(w, { n: 0, fen })
        await STEPS.allocate!(w, { n: made.appropriation.length - 1, fen: fen / 2n })
      }
      for (const [name, chosen] of steps)
        try {
          await STEPS[name]!(w, chosen)
          done.set(name, (done.get(name) ?? 0) + 1)
        } catch (error) {
          if (!refusal(error)) throw error
        }
      await mustHold(w)
      await base.client.query('rollback to savepoint run')
    }),
    { numRuns: 20, seed: 20_201_231, endOnFailure: true },
  )
  // Each kind of step must have succeeded somewhere, or the property would hold for nothing.
  expect(Object.keys(STEPS).filter(name => !done.get(name))).toEqual([])
})

test('what is done to the books or the records behind each other’s back is found', async () => {
  const base = await testBase()
  const g = await ground(base, BUDGET)
  const faults = async (): Promise<string[]> =>
    (await within(base, beijing, tx => verifyBooks(tx, booked))).map(f => f.fault)
  expect(await faults()).toEqual([])
  expect(await within(base, beijing, countEntries)).toBe(3)
  const wrong = async (text: string): Promise<string[]> => {
    await base.client.query('savepoint wrong')
    await base.client.query(text)
    const found = await faults()
    await base.client.query('rollback to savepoint wrong')
    return [...new Set(found)]
  }
  const of = `where id = '${g.allocation.id}' and county = '${BANNER}'`
  expect(await wrong(`update book_lot set balance_fen = balance_fen - 1 ${of}`)).toEqual(['balance'])
  expect(await wrong(`update allocation set amount_fen = amount_fen + 1 ${of}`)).toEqual(['record'])
  expect(await wrong(`update book_entry set year = 2018 ${of}`)).toEqual(['kind', 'record'])
  expect(await wrong(`delete from book_entry ${of}`)).toEqual(['handed', 'balance', 'record'].sort())
  // The application itself can neither change nor delete an entry, and the database lets no lot fall below nothing.
  for (const text of [`update book_entry set amount_fen = 1 ${of}`, `delete from book_entry ${of}`])
    await expect(within(base, beijing, tx => tx.client.query(text))).rejects.toMatchObject({
      code: 'access.scope',
    })
  await expect(base.client.query(`update book_lot set balance_fen = -1 ${of}`)).rejects.toThrow(
    /book_lot_balance/,
  )
})

test('a district does not write into Beijing’s books: what would, is refused whole', async () => {
  const base = await testBase()
  const g = await ground(base, BUDGET)
  const district = person('district_office', '110109', ['110109', BANNER])
  const taken = withdraw(base, district, 'allocation', g.allocation, '误登')
  await expect(taken).rejects.toMatchObject({ code: 'access.scope' })
  expect(await within(base, beijing, tx => verifyBooks(tx, booked))).toEqual([])
})
