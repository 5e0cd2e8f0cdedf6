/** Whatever moves money, as named persons do it: the steps of which any order, and any number at once, must leave books that hold. */
import fc from 'fast-check'
import { expect } from 'vitest'
import { accounts } from '../src/domain/fund/book.queries.ts'
import { STAGES } from '../src/domain/fund/book.terms.ts'
import type { BookStage } from '../src/domain/fund/book.terms.ts'
import { verifyBooks } from '../src/domain/fund/bookCheck.queries.ts'
import { allocate, appropriate, pay, reversePayment } from '../src/domain/fund/fund.commands.ts'
import { reverseSpent, settle, spend } from '../src/domain/fund/spending.commands.ts'
import { withdraw } from '../src/domain/fund/withdrawal.commands.ts'
import { commit, reduceCommitment } from '../src/domain/project/commitment.commands.ts'
import { addFunding, withdrawFunding } from '../src/domain/project/funding.commands.ts'
import type { At } from '../src/domain/project/opened.commands.ts'
import { payForProject } from '../src/domain/project/payment.commands.ts'
import type { Reader } from '../src/kernel/access.ts'
import type { Base } from '../src/kernel/db.ts'
import { Problem } from '../src/kernel/problem.ts'
import { within } from '../src/kernel/tx.ts'
import { booked } from '../src/programme.ts'
import { BANNER, beijing, bureau } from './project.ts'

const KINDS = [
  'appropriation',
  'allocation',
  'funding',
  'commitment',
  'payment',
  'spending',
  'settlement',
] as const
type Made = (typeof KINDS)[number]

export interface World {
  readonly base: Base
  readonly project: At
  readonly made: Record<Made, At[]>
  /** The line that each contract is of. */
  readonly lineOf: Map<string, string>
}

/** Which of what was made, and how much. */
export interface Choice {
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

export type Step = (w: World, c: Choice) => Promise<unknown>

export const STEPS: Record<string, Step> = {
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

export const step = fc.oneof(
  ...Object.keys(STEPS).map(name => ({ arbitrary: fc.constant(name), weight: WEIGHTS[name] ?? 1 })),
)
export const choice = fc.record({ n: fc.nat(7), fen: fc.bigInt({ min: 0n, max: 200_000n }) })

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

/** @param whole whoever reads all that is moved */
export async function mustHold({ base }: World, whole: Reader = beijing): Promise<void> {
  for (const [what, text] of DRAWS)
    for (const { has, drawn } of (await base.transaction(c => c.query<{ has: string; drawn: string }>(text)))
      .rows)
      expect(BigInt(drawn) <= BigInt(has), `${what}: ${drawn} of ${has}`).toBe(true)
  const faults = await within(base, whole, tx => verifyBooks(tx, booked))
  expect(faults).toEqual([])
  const { rows } = await within(base, whole, tx => accounts(tx, { limit: 200 }))
  for (const row of rows)
    expect((Object.keys(STAGES) as BookStage[]).reduce((sum, stage) => sum + BigInt(row[stage]), 0n)).toBe(0n)
}

export const refusal = (error: unknown): boolean =>
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

/** Nothing made yet, beside a project that may be paid for. */
export const world = (base: Base, project: At): World => ({
  base,
  project,
  made: Object.fromEntries(KINDS.map(kind => [kind, [] as At[]])) as Record<Made, At[]>,
  lineOf: new Map(),
})
