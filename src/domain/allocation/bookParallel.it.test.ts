/**
 * Sixty-four at once, of everything that moves money, while a plan is approved and another undone: nothing is overdrawn,
 * nobody stops another (a deadlock would come out as `server.busy`), and the books hold.
 */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { choice, mustHold, refusal, step, STEPS, world } from '../../../test/books.ts'
import { BUDGET, ground, inLibrary, through } from '../../../test/project.ts'
import { LINXI, office, TAIBUS, WAN, WUCHUAN } from '../../../test/scenario.ts'
import type { Office, Shown } from '../../../test/scenario.ts'
import { verifyAudit } from '../../kernel/audit.ts'
import { person } from '../../../test/helper.ts'
import type { Decision } from './scenario.terms.ts'

const PARALLEL = 64
const whole = person('auditor', '150000', ['110000', '110109', WUCHUAN, TAIBUS, LINXI])

interface Draft {
  decide(decision: Decision): Promise<void>
}

/** A year's money, a plan of it and its proposal. */
async function draft(o: Office, n: number): Promise<Draft> {
  for (const [source, giverCode, wan] of [
    ['municipal', '110000', 1000n],
    ['district', '110109', 250n],
  ] as const)
    await o.beijing.tell('/api/appropriations', {
      source,
      giverCode,
      year: 2019,
      amountFen: (wan * WAN).toString(),
      onDate: '2019-02-01',
      purpose: '协作资金',
    })
  const at = await o.beijing.tell<{ county: string; id: string }>('/api/scenarios', {
    year: 2019,
    title: `方案${n}`,
  })
  const path = `/api/scenarios/${at.county}/${at.id}`
  await o.beijing.tell(`${path}/solve`)
  await o.house.work()
  await o.beijing.tell(`${path}/propose`, { reason: '按测算结果分配' })
  const [proposed] = (await o.beijing.ask<Shown>(path)).takeOvers
  return {
    async decide(decision) {
      const body = { decision, ...(decision === 'undo' ? { reason: '重新测算' } : {}) }
      const answer = await o.second.post(`/api/takeOvers/${proposed!.county}/${proposed!.id}/decide`, body)
      if (answer.statusCode !== 200)
        throw Object.assign(new Error(answer.body), { refused: [404, 422].includes(answer.statusCode) })
    },
  }
}

test(`${PARALLEL} mixed commands at once, plans approved and undone among them, leave books that hold`, {
  timeout: 240_000,
}, async () => {
  const o = await office()
  const { base } = o.house
  const g = await ground(base, 100n * BUDGET)
  const { at } = await inLibrary(base, g)
  for (const gate of ['initiation', 'investment', 'construction'] as const) await through(base, g, at, gate)
  const w = world(base, at)
  for (const fen of [5_000_000n, 8_000_000n]) {
    await STEPS.appropriate!(w, { n: 0, fen })
    await STEPS.allocate!(w, { n: w.made.appropriation.length - 1, fen: fen / 2n })
  }
  // Something to draw on and to reverse from the first moment on.
  for (let n = 0; n < 4; n++)
    for (const name of ['fund', 'commit', 'payLine', 'payContract', 'pay', 'spend', 'settle'])
      await STEPS[name]!(w, { n, fen: name === 'fund' ? 200_000n : 40_000n >> BigInt(n) })
  let drafts = 0
  const done = new Map<string, number>()
  const count = (name: string) => done.set(name, (done.get(name) ?? 0) + 1)
  const steps = fc.array(fc.tuple(step, choice), { minLength: PARALLEL - 2, maxLength: PARALLEL - 2 })
  const places = fc.tuple(fc.nat(PARALLEL - 2), fc.nat(PARALLEL - 2))
  await fc.assert(
    fc.asyncProperty(steps, places, async (chosen, [approve, undo]) => {
      const earlier = await draft(o, drafts++)
      await earlier.decide('approve')
      const later = await draft(o, drafts++)
      // What was made last, an allocation, and a line that nothing stands on yet.
      for (const list of Object.values(w.made)) list.splice(0, Math.max(0, list.length - 4))
      await STEPS.appropriate!(w, { n: 0, fen: 400_000n })
      await STEPS.allocate!(w, { n: w.made.appropriation.length - 1, fen: 300_000n })
      await STEPS.fund!(w, { n: w.made.allocation.length - 1, fen: 1_000n })
      // Both draw on what hands draw on too.
      w.made.appropriation.unshift(
        ...(
          await o.beijing.ask<{ rows: { county: string; id: string }[] }>('/api/appropriations')
        ).rows.slice(0, 4),
      )
      const acts = chosen.map(([name, c]) => ({ name, run: () => STEPS[name]!(w, c) }))
      acts.splice(approve, 0, { name: 'approve', run: () => later.decide('approve') })
      acts.splice(undo, 0, { name: 'undo', run: () => earlier.decide('undo') })
      const results = await Promise.allSettled(acts.map(async ({ name, run }) => (await run(), count(name))))
      for (const [n, result] of results.entries()) {
        if (result.status === 'fulfilled') continue
        const why = result.reason as { refused?: boolean }
        if (!why.refused && !refusal(why)) throw new Error(`${acts[n]!.name}`, { cause: why })
      }
      await mustHold(w, whole)
    }),
    { numRuns: 6, seed: 20_201_231, endOnFailure: true },
  )
  // What stands against each other must have come through somewhere, or the property would hold for nothing.
  const opposed = [
    'allocate',
    'commit',
    'pay',
    'spend',
    'reversePayment',
    'reverseSpending',
    'approve',
    'undo',
  ]
  expect(opposed.filter(name => !done.get(name))).toEqual([])
  expect((await verifyAudit(base, whole)).filter(v => v.fault)).toEqual([])
})
