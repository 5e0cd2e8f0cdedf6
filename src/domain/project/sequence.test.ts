/**
 * Whatever is done in whatever order: no gate stands passed without its proofs and both signatures, and no more is paid
 * than the last gate allows. The invariants are read from the rows, not from the rules.
 */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { testBase } from '../../../test/helper.ts'
import {
  beijing,
  BUDGET,
  bureau,
  cadre,
  DAYS,
  district,
  ground,
  inLibrary,
  NEGATIVE_2019,
  proofOf,
  proofsOf,
  settle,
} from '../../../test/project.ts'
import type { Ground } from '../../../test/project.ts'
import { Problem } from '../../kernel/problem.ts'
import { reversePayment } from '../fund/fund.commands.ts'
import { registerAsset } from './asset.commands.ts'
import { addFunding, withdrawFunding } from './funding.commands.ts'
import { attachProof, passGate, reopenGate, signGate, tickNegative, withdrawProof } from './gate.commands.ts'
import { GATE_ORDER, PROOF_ITEMS } from './gate.terms.ts'
import type { Gate, ProofItem } from './gate.terms.ts'
import { reviseProject } from './library.commands.ts'
import type { At } from './opened.commands.ts'
import { payForProject } from './payment.commands.ts'
import { recordProgress } from './progress.commands.ts'

type TestBase = Awaited<ReturnType<typeof testBase>>

interface World {
  readonly base: TestBase
  readonly g: Ground
  readonly at: At
  fundingId: string
  readonly proofs: string[]
  readonly payments: At[]
}

type Step = (w: World) => Promise<unknown>

const gate = fc.constantFrom(...GATE_ORDER)
const item = fc.constantFrom<ProofItem>(...PROOF_ITEMS)

const attach =
  (i: ProofItem): Step =>
  async w => {
    const made = await attachProof(w.base, i === 'east_consent' ? district : bureau, w.at, proofOf(w.g, i))
    w.proofs.push(made.id)
  }
const proveAll =
  (g: Gate): Step =>
  async w => {
    for (const i of proofsOf(g)) await attach(i)(w)
  }
const signAs =
  (who: typeof bureau, g: Gate): Step =>
  w =>
    signGate(w.base, who, w.at, { gate: g, onDate: DAYS[g] })
const bothSign =
  (g: Gate): Step =>
  async w => {
    await signAs(bureau, g)(w)
    await signAs(cadre, g)(w)
  }
const pass =
  (g: Gate): Step =>
  w =>
    passGate(w.base, bureau, w.at, { gate: g, onDate: DAYS[g] })

const asset: Step = w =>
  registerAsset(w.base, bureau, w.at, {
    name: '甲',
    class: 'public',
    originalFen: 1n,
    ownership: 'collective',
    owner: '村',
    keeper: '村',
    registeredOn: '2019-11-01',
  })

/** A refusal is an answer; anything else is a defect. */
function mustBeRefusal(error: unknown): void {
  if (!(error instanceof Problem) || error.status >= 500) throw error
}

/** The next gate with all it asks for but what is left out: such a step must pass when nothing is. */
const attempt = fc
  .record({
    skip: fc.constantFrom(null, null, null, null, 0, 1, 2),
    unsigned: fc.constantFrom(null, null, null, null, 'west', 'east'),
  })
  .map(
    ({ skip, unsigned }): Step =>
      async w => {
        const { rows } = await w.base.client.query(
          `select 1 from gate_passage where project_id = $1 and retracted_at is null`,
          [w.at.id],
        )
        const next = GATE_ORDER[rows.length]
        if (!next) return
        const quietly = (work: Promise<unknown>) => work.catch(mustBeRefusal)
        await quietly(settle(w.base, w.at, next))
        for (const [n, i] of proofsOf(next).entries()) if (n !== skip) await quietly(attach(i)(w))
        if (next === 'acceptance') await quietly(asset(w))
        if (unsigned !== 'west') await quietly(signAs(bureau, next)(w))
        if (unsigned !== 'east') await quietly(signAs(cadre, next)(w))
        await pass(next)(w)
      },
  )

const step: fc.Arbitrary<Step> = fc.oneof(
  { arbitrary: attempt, weight: 12 },
  { arbitrary: item.map(attach), weight: 2 },
  { arbitrary: gate.map(proveAll), weight: 6 },
  { arbitrary: gate.map(bothSign), weight: 6 },
  { arbitrary: gate.map(g => signAs(cadre, g)), weight: 1 },
  { arbitrary: gate.map(pass), weight: 10 },
  {
    arbitrary: gate.map(
      (g): Step =>
        w =>
          reopenGate(w.base, bureau, w.at, g, '误批误报'),
    ),
    weight: 1,
  },
  { arbitrary: fc.constant<Step>(w => tickNegative(w.base, bureau, w.at, NEGATIVE_2019)), weight: 3 },
  {
    arbitrary: fc.constant<Step>(w =>
      recordProgress(w.base, bureau, w.at, { kind: 'started', onDate: '2019-04-10' }),
    ),
    weight: 3,
  },
  {
    arbitrary: fc.constant<Step>(w =>
      recordProgress(w.base, bureau, w.at, { kind: 'progress', onDate: '2019-05-10', percent: 50 }),
    ),
    weight: 2,
  },
  {
    arbitrary: fc.constant<Step>(w =>
      recordProgress(w.base, bureau, w.at, { kind: 'completed', onDate: '2019-10-10' }),
    ),
    weight: 2,
  },
  {
    arbitrary: fc.nat(5).map(
      (n): Step =>
        async w => {
          const id = w.proofs[n % Math.max(1, w.proofs.length)]
          if (id) await withdrawProof(w.base, bureau, w.at, id, '撤回')
        },
    ),
    weight: 1,
  },
  {
    arbitrary: fc.nat(99).map(
      (n): Step =>
        w =>
          reviseProject(w.base, bureau, w.at, { revision: n, scale: `${n}` }),
    ),
    weight: 1,
  },
  {
    arbitrary: fc.constant<Step>(async w => {
      const wobble = await addFunding(w.base, bureau, w.at, { source: 'own', amountFen: 1n })
      await withdrawFunding(w.base, bureau, w.at, wobble.id, '撤回')
    }),
    weight: 1,
  },
  {
    arbitrary: fc.constant<Step>(async w => {
      await withdrawFunding(w.base, bureau, w.at, w.fundingId, '撤回')
      const line = { source: 'municipal', allocationId: w.g.allocation.id, amountFen: BUDGET } as const
      w.fundingId = (await addFunding(w.base, bureau, w.at, line)).id
    }),
    weight: 1,
  },
  { arbitrary: fc.constant<Step>(w => asset(w)), weight: 2 },
  {
    arbitrary: fc.bigInt({ min: 1n, max: BUDGET }).map(
      (amountFen): Step =>
        async w => {
          const made = await payForProject(w.base, beijing, w.at, {
            fundingId: w.fundingId,
            amountFen,
            onDate: '2019-12-01',
            voucher: '付',
            payee: '单位',
            purpose: '款',
          })
          w.payments.push(made)
        },
    ),
    weight: 8,
  },
  {
    arbitrary: fc.nat(5).map(
      (n): Step =>
        async w => {
          const made = w.payments[n % Math.max(1, w.payments.length)]
          if (made) await reversePayment(w.base, beijing, made, '冲销')
        },
    ),
    weight: 1,
  },
)

const SHARE: Record<string, bigint> = { investment: 30n, construction: 80n, acceptance: 95n }

/** From the rows alone: proofs and signatures of every passed gate, and paid against the last of them. */
async function invariants(base: TestBase, at: At): Promise<number> {
  const of = `county = '${at.county}' and project_id = '${at.id}' and retracted_at is null`
  const rows = async <T>(text: string): Promise<T[]> => (await base.client.query(text)).rows as T[]
  const passed = (
    await rows<{ gate: Gate; on_date: string }>(`select gate, on_date from gate_passage where ${of}`)
  ).toSorted((a, b) => GATE_ORDER.indexOf(a.gate) - GATE_ORDER.indexOf(b.gate))
  expect(passed.map(p => p.gate)).toEqual(GATE_ORDER.slice(0, passed.length))
  for (const { gate, on_date } of passed) {
    const there = await rows<{ item: string }>(
      `select distinct item from gate_evidence where ${of} and on_date <= '${on_date}'`,
    )
    for (const needed of proofsOf(gate)) expect(there.map(t => t.item)).toContain(needed)
    const sides = await rows<{
      side: string
    }>(`select distinct s.side from gate_signature s left join posting p on p.county = s.county and p.id = s.posting_id
      where s.${of.replaceAll(' and ', ' and s.')} and s.gate = '${gate}' and (s.side = 'west' or s.on_date between p.from_on and p.to_on)`)
    expect(sides.map(s => s.side).sort()).toEqual(['east', 'west'])
  }
  const ticks = await rows(`select 1 from gate_tick where ${of}`)
  if (passed.length) expect(ticks).toHaveLength(NEGATIVE_2019.length)
  const [money] = await rows<{ paid: bigint; funded: bigint }>(`select
    (select coalesce(sum(amount_fen), 0)::bigint from payment where county = '${at.county}' and retracted_at is null) as paid,
    (select coalesce(sum(amount_fen), 0)::bigint from project_funding where ${of}) as funded`)
  const share = SHARE[passed.at(-1)?.gate ?? ''] ?? 0n
  expect(
    money!.paid * 100n <= money!.funded * share,
    `${money!.paid} of ${money!.funded} at ${share} %`,
  ).toBe(true)
  return passed.length
}

test('no sequence of commands passes a gate without its evidence or pays beyond its ceiling', {
  timeout: 240_000,
}, async () => {
  let deepest = 0
  const base = await testBase()
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 25, maxLength: 40 }), async steps => {
      await base.client.query('savepoint run')
      const g = await ground(base)
      const { at, fundingId } = await inLibrary(base, g)
      const w: World = { base, g, at, fundingId, proofs: [], payments: [] }
      for (const take of steps) {
        try {
          await take(w)
        } catch (error) {
          mustBeRefusal(error)
        }
        deepest = Math.max(deepest, await invariants(base, at))
      }
      await base.client.query('rollback to savepoint run')
    }),
    { numRuns: 8, seed: 20_201_231, endOnFailure: true },
  )
  // The sequences must get somewhere, or the property would hold for nothing.
  expect(deepest).toBe(GATE_ORDER.length)
})
