/** Whatever offices and complainant try, in whatever order: a row says what its steps say, and only those who took part read it. */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { person, testBase } from '../../../test/helper.ts'
import { today } from '../../kernel/clock.ts'
import type { Base } from '../../kernel/db.ts'
import { Problem } from '../../kernel/problem.ts'
import { within } from '../../kernel/tx.ts'
import { addDays } from '../area/holiday.rules.ts'
import { stepByBearer } from './complaintBearer.commands.ts'
import { openComplaint } from './complaintOpened.queries.ts'
import { fileComplaint } from './complaintReceive.commands.ts'
import { stepComplaint } from './complaintStep.commands.ts'
import type { OfficeAct } from './complaint.schema.ts'
import { STEP_BODIES } from './complaint.schema.ts'

const BANNER = '150125'
const LEAGUE = '150100'
const READERS = {
  [BANNER]: person('banner_bureau', BANNER),
  [LEAGUE]: person('league_office', LEAGUE, [BANNER, LEAGUE]),
  150000: person('region_office', '150000', [BANNER, LEAGUE, '150000']),
  110000: person('beijing_office', '110000', [BANNER, '110000']),
} as const
type Code = keyof typeof READERS
const CODES = Object.keys(READERS) as unknown as Code[]
const ACTS = Object.keys(STEP_BODIES) as OfficeAct[]

const attempt = fc.oneof(
  fc.record({
    by: fc.constantFrom(...CODES),
    act: fc.constantFrom(...ACTS),
    to: fc.constantFrom(...CODES),
  }),
  // The handler does one of what the page offers.
  { weight: 3, arbitrary: fc.record({ offered: fc.nat() }) },
  fc.record({ own: fc.constantFrom('appeal' as const, 'agree' as const, 'withdraw' as const) }),
)

const refusal = (error: unknown): void => {
  if (!(error instanceof Problem)) throw error
  expect(['rule.refused', 'record.notFound', 'access.scope']).toContain(error.code)
}

/** The row and what its steps add up to. */
async function held(base: Base, id: string) {
  return base.transaction(async client => {
    const [row] = (await client.query(`select * from complaint where id = $1`, [id])).rows
    const steps = await client.query(
      `select * from complaint_step where complaint_id = $1 order by ordinal`,
      [id],
    )
    return { row, steps: steps.rows }
  })
}

test('a row is the fold of its steps; its readers are those who took part, and never the one complained about', async () => {
  const base = await testBase()
  let taken = 0
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(undefined, 'township' as const, 'banner' as const),
      fc.array(attempt, { minLength: 4, maxLength: 14 }),
      async (accused, attempts) => {
        const r = await fileComplaint(base, {
          areaCode: '150125101',
          matter: 'money',
          text: '务工补贴发放比公示的少，请核实。',
          ...(accused ? { accused } : {}),
        })
        const said = {
          onDate: today(),
          note: '示例',
          answer: '示例',
          question: '示例',
          dueOn: addDays(today(), 5),
        }
        for (const one of attempts)
          if ('own' in one) await stepByBearer(base, r, one.own, '理由').catch(refusal)
          else if ('offered' in one) {
            const reader = READERS[(await held(base, r.id)).row.handler as Code]
            const { acts, offices } = await within(base, reader, tx => openComplaint(tx, r.county, r.id, []))
            const on = acts.filter(a => a !== 'refuse' && a !== 'withdraw')
            const act = on[one.offered % on.length]
            // What is offered is not refused.
            const to = offices.find(o => o.code in READERS)
            if (act)
              await stepComplaint(base, reader, r, act as OfficeAct, {
                ...said,
                ...(to ? { to: to.code } : {}),
              })
          } else
            await stepComplaint(base, READERS[one.by], r, one.act, { ...said, to: String(one.to) }).catch(
              refusal,
            )
        const { row, steps } = await held(base, r.id)
        taken += steps.length
        expect(steps.map(s => s.ordinal)).toEqual(steps.map((_, i) => i + 1))
        expect(row.state).toBe(steps.at(-1)?.state ?? 'received')
        expect(row.handler).toBe(steps.filter(s => s.to_office).at(-1)?.to_office ?? r.county)
        if (steps.length) expect(row.due_on).toEqual(steps.at(-1).due_on)
        expect(row.appeals).toBe(steps.filter(s => s.act === 'appeal').length)
        expect(row.offices).not.toContain(row.accused)
        for (const s of steps) if (s.office !== 'complainant') expect(row.offices).toContain(s.office)
        for (const code of CODES) {
          const seen = await within(base, READERS[code], tx =>
            tx.client.query(`select 1 from complaint where id = $1`, [r.id]),
          )
          expect([code, seen.rowCount]).toEqual([code, row.offices.includes(String(code)) ? 1 : 0])
        }
      },
    ),
    { numRuns: 40 },
  )
  expect(taken).toBeGreaterThan(80)
})
