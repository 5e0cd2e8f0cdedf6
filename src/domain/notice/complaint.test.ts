import { expect, test } from 'vitest'
import { testBase, person } from '../../../test/helper.ts'
import type { Reader } from '../../kernel/access.ts'
import { verifyAudit } from '../../kernel/audit.ts'
import { auditLine } from '../../kernel/audit.table.ts'
import { today } from '../../kernel/clock.ts'
import type { Base } from '../../kernel/db.ts'
import { over } from '../../kernel/db.ts'
import { Problem } from '../../kernel/problem.ts'
import { within } from '../../kernel/tx.ts'
import { addDays } from '../area/holiday.rules.ts'
import { answerInquiry } from './inquiry.commands.ts'
import { fileComplaint, registerComplaint } from './complaintReceive.commands.ts'
import { revealComplainant } from './complaintReveal.commands.ts'
import { stepByBearer, withHeld } from './complaintBearer.commands.ts'
import { stepComplaint } from './complaintStep.commands.ts'
import type { At } from './complaintStep.commands.ts'
import type { Receipt } from './complaintReceive.commands.ts'
import { countComplaints, listComplaints } from './complaint.queries.ts'
import { listInquiries } from './inquiry.queries.ts'
import { openComplaint } from './complaintOpened.queries.ts'
import type { ComplaintInput, Filed, OfficeAct, StepInput } from './complaint.schema.ts'
import { complaintStatistics } from './complaintStatistics.queries.ts'
import { lookup } from './complaintLookup.queries.ts'

const BANNER = '150125'
const LEAGUE = '150100'
const VILLAGE = '150125101201'
const UNDER = [BANNER, LEAGUE]
const bureau = person('banner_bureau', BANNER)
const league = person('league_office', LEAGUE, UNDER)
const region = person('region_office', '150000', [...UNDER, '150000', '152527'])
const district = person('district_office', '110109', ['110109', BANNER])
const township = person('township', '150125101')
const auditor = person('auditor', '150000', [...UNDER, '150000'])
const stranger = person('banner_bureau', '152527')

const filed = (more: Partial<Filed> = {}): Filed => ({
  areaCode: BANNER,
  matter: 'money',
  text: '务工补贴发放比公示的少，请核实。',
  ...more,
})
const input = (more: Partial<ComplaintInput> = {}): ComplaintInput => ({
  ...filed(),
  channel: 'hotline',
  receivedOn: today(),
  ...more,
})

const codesOf = async (run: Promise<unknown>): Promise<unknown> =>
  run.then(
    () => 'done',
    error => (error instanceof Problem ? [error.code, ...error.details.map(d => d.code)] : error),
  )

const act = (base: Base, who: Reader, at: At, step: OfficeAct, more: Partial<StepInput> = {}) =>
  stepComplaint(base, who, at, step, { onDate: today(), note: '示例说明', ...more })

const opened = (base: Base, who: Reader, at: At) =>
  within(base, who, tx => openComplaint(tx, at.county, at.id, []))

const told = (base: Base, r: Receipt) => withHeld(base, { number: r.number, code: r.code }, lookup)

async function answered(base: Base, r: Receipt, who = bureau) {
  await act(base, who, r, 'accept')
  await act(base, who, r, 'investigate')
  await act(base, who, r, 'answer', { answer: '已核实，少发部分已补发。' })
}

test('anonymous from the public page: accepted, investigated, answered, looked up, appealed, answered above, agreed', async () => {
  const base = await testBase()
  const r = await fileComplaint(base, filed())
  expect(r.number).toBe(`TS${BANNER}-${today().slice(0, 4)}-0001`)
  expect(await told(base, r)).toEqual({
    number: r.number,
    state: 'received',
    receivedOn: today(),
    dueOn: addDays(today(), 15),
    steps: [],
    appealUntil: null,
    agreeable: false,
    withdrawable: true,
  })
  await answered(base, r)
  const now = await told(base, r)
  expect([now.state, now.appealUntil, now.steps.at(-1)?.answer]).toEqual([
    'answered',
    addDays(today(), 30),
    '已核实，少发部分已补发。',
  ])
  const bearer = { number: r.number, code: r.code }
  await stepByBearer(base, bearer, 'appeal', '补发数额仍然不对')
  expect(await codesOf(act(base, bureau, r, 'answer', { answer: '维持' }))).toEqual([
    'rule.refused',
    'complaint.office',
  ])
  const above = await opened(base, league, r)
  expect([above.state, above.handler.code, above.dueOn, above.appeals]).toEqual([
    'reviewing',
    LEAGUE,
    addDays(today(), 30),
    1,
  ])
  await act(base, league, r, 'answer', { answer: '复查：应再补发 300 元。' })
  await stepByBearer(base, bearer, 'agree')
  const end = await told(base, r)
  expect([end.state, end.steps.map(s => s.state), end.appealUntil, end.withdrawable]).toEqual([
    'closed',
    ['accepted', 'answered', 'reviewing', 'answered', 'closed'],
    null,
    false,
  ])
  // Its row says what its last step says.
  const whole = await opened(base, league, r)
  expect(whole.steps.at(-1)).toMatchObject({ state: whole.state, act: 'agree', office: null })
  expect((await verifyAudit(base, region)).every(v => v.brokenAt === null)).toBe(true)
})

test('a wrong code, a wrong number and another’s code open nothing', async () => {
  const base = await testBase()
  const r = await fileComplaint(base, filed())
  const other = await fileComplaint(base, filed())
  expect([r.number.slice(-4), other.number.slice(-4)]).toEqual(['0001', '0002'])
  for (const bearer of [
    { number: r.number, code: 'ABCDEFGHJKMN' },
    { number: r.number, code: other.code },
    { number: `TS152527-2026-0001`, code: r.code },
  ]) {
    expect(await codesOf(withHeld(base, bearer, lookup))).toEqual(['record.code'])
    expect(await codesOf(stepByBearer(base, bearer, 'withdraw', '撤回'))).toEqual(['record.code'])
  }
})

test('the door opens no row but the bearer’s own, and writes nothing else', async () => {
  const base = await testBase()
  const r = await registerComplaint(base, bureau, input())
  await fileComplaint(base, filed())
  const door = { number: r.number, code: r.code }
  const seen = await withHeld(base, door, async tx => {
    const rows = async (table: string): Promise<number> =>
      Number((await tx.client.query(`select count(*) as n from ${table}`)).rows[0].n)
    return [await rows('complaint'), await rows('household'), await rows('audit_line'), await rows('payment')]
  })
  expect(seen).toEqual([1, 0, 0, 0])
  const forge = (sql: string) => codesOf(withHeld(base, door, tx => tx.client.query(sql)))
  expect(await forge(`update complaint set text = '改'`)).toEqual(['access.scope'])
  const step = (act: string, office: string) =>
    `insert into complaint_step (county, id, area_code, complaint_id, ordinal, act, state, on_date, office, by_id, by_name, recorded_at)
     values ('${BANNER}', gen_random_uuid(), '${BANNER}', '${r.id}', 9, '${act}', 'answered', '2026-01-01', '${office}', 'x', 'x', now())`
  expect(await forge(step('answer', BANNER))).toEqual(['access.scope'])
  expect(await forge(step('answer', 'complainant'))).toEqual(['access.scope'])
})

test('offices that take part read it, and nobody else: not the township, not another banner, not the levels above', async () => {
  const base = await testBase()
  const r = await registerComplaint(base, bureau, input({ areaCode: VILLAGE }))
  const sees = async (who: Reader): Promise<number> =>
    (await within(base, who, tx => listComplaints(tx, { limit: 50 }))).rows.length
  for (const who of [league, region, district, township, auditor, stranger]) expect(await sees(who)).toBe(0)
  expect(await codesOf(opened(base, league, r))).toEqual(['record.notFound'])
  await act(base, bureau, r, 'transfer', { to: '150000' })
  expect([await sees(bureau), await sees(region), await sees(league)]).toEqual([1, 1, 0])
  expect(await codesOf(act(base, bureau, r, 'accept'))).toEqual(['rule.refused', 'complaint.office'])
  await act(base, region, r, 'accept')
  await act(base, region, r, 'refer')
  expect(await sees(auditor)).toBe(1)
  expect(await codesOf(act(base, auditor, r, 'accept'))).toEqual(['access.role'])
})

test('a complaint about a bureau goes one level up, leaves no trace where it reads, and reaches it only as an inquiry', async () => {
  const base = await testBase()
  const r = await fileComplaint(
    base,
    filed({ accused: 'banner', matter: 'conduct', name: '巴图', phone: '13900001111' }),
  )
  expect(r.county).toBe(LEAGUE)
  const bureauSees = () =>
    within(base, bureau, async tx => {
      const n = async (sql: string): Promise<number> => Number((await tx.client.query(sql)).rows[0].n)
      return [
        await n('select count(*) as n from complaint'),
        await n('select count(*) as n from complaint_step'),
        await n(`select count(*) as n from audit_line where subject_type = 'complaint'`),
        (await complaintStatistics(tx, {})).rows.length,
        await n(`select count(*) as n from duikou_complaint_late('2999-01-01', '{received}')`),
      ]
    })
  expect(await bureauSees()).toEqual([0, 0, 0, 0, 0])
  await act(base, league, r, 'accept')
  expect(await codesOf(act(base, league, r, 'transfer', { to: BANNER }))).toEqual([
    'rule.refused',
    'complaint.to',
  ])
  const question = '请说明 2025 年务工补贴的发放标准和依据。'
  await act(base, league, r, 'inquire', { question, dueOn: addDays(today(), 10) })
  expect(await bureauSees()).toEqual([0, 0, 0, 0, 0])
  const { rows } = await within(base, bureau, tx => listInquiries(tx, { limit: 50 }))
  expect(rows.map(q => q.question)).toEqual([question])
  expect(JSON.stringify(rows)).not.toContain(r.number)
  const asked = { county: BANNER, id: rows[0]!.id }
  expect(await codesOf(answerInquiry(base, stranger, asked, '无关'))).toEqual(['record.notFound'])
  await answerInquiry(base, bureau, asked, '按标准发放，附明细。')
  expect(await codesOf(answerInquiry(base, bureau, asked, '再改'))).toEqual([
    'rule.refused',
    'inquiry.answered',
  ])
  const whole = await opened(base, league, r)
  expect(whole.inquiries.map(q => q.statement)).toEqual(['按标准发放，附明细。'])
  expect(await codesOf(registerComplaint(base, bureau, input({ accused: 'banner' })))).toEqual([
    'rule.refused',
    'complaint.conflict',
  ])
})

test('who complained is sealed and masked, opened by the handler alone, and whoever opens it is on record', async () => {
  const base = await testBase()
  const r = await registerComplaint(base, bureau, input({ name: '王凤莲', phone: '13812341234' }))
  const raw = await base.transaction(c => c.query(`select * from complaint where id = $1`, [r.id]))
  expect(JSON.stringify(raw.rows)).not.toMatch(/王凤莲|13812341234/)
  expect(JSON.stringify(raw.rows)).not.toContain(r.code)
  const own = await opened(base, bureau, r)
  expect([own.nameMasked, own.phoneMasked, own.revealable]).toEqual(['王*莲', '138****1234', true])
  const reason = '回电核实情况'
  expect(await revealComplainant(base, bureau, r, { field: 'phone', reason })).toEqual({
    value: '13812341234',
  })
  const lines = await base.transaction(client => over(client).select().from(auditLine))
  const line = lines.find(l => l.command === 'revealComplainant')!
  expect([line.userId, line.subjectId]).toEqual([bureau.userId, r.id])
  expect(JSON.parse(base.vault.open(line.detail)).after).toEqual({ field: 'phone', reason })
  for (const l of lines) expect(base.vault.open(l.detail)).not.toMatch(/王凤莲|13812341234/)
  await act(base, bureau, r, 'transfer', { to: '150000' })
  const before = await opened(base, bureau, r)
  expect([before.nameMasked, before.phoneMasked, before.revealable]).toEqual([null, null, false])
  expect(await codesOf(revealComplainant(base, bureau, r, { field: 'name', reason }))).toEqual([
    'access.role',
  ])
})

test('deadlines follow the parameters; an extension is asked with a reason and granted above, once', async () => {
  const base = await testBase()
  const on = addDays(today(), -70)
  const r = await registerComplaint(base, bureau, input({ receivedOn: on }))
  await act(base, bureau, r, 'accept', { onDate: addDays(on, 3) })
  expect((await opened(base, bureau, r)).dueOn).toBe(addDays(on, 63))
  const late = (who: Reader) => within(base, who, tx => countComplaints(tx, 'overdue'))
  expect(await late(bureau)).toBe(1)
  await act(base, bureau, r, 'askExtension', { note: '涉及多个年度，需调取凭证' })
  expect(await codesOf(act(base, bureau, r, 'grantExtension'))).toEqual([
    'rule.refused',
    'complaint.ownRequest',
  ])
  await act(base, league, r, 'grantExtension', { note: '同意' })
  const longer = await opened(base, bureau, r)
  expect([longer.dueOn, longer.extension, longer.overdue]).toEqual([addDays(on, 93), 'granted', false])
  expect(await codesOf(act(base, bureau, r, 'askExtension'))).toEqual(['rule.refused', 'complaint.extended'])
  expect(await late(bureau)).toBe(0)
})

test('an empty parameter blocks the step and says so', async () => {
  const base = await testBase()
  const r = await registerComplaint(base, bureau, input())
  await base.transaction(c =>
    c.query(`update parameter set value = null where key = 'complaint.handle_days'`),
  )
  expect(((await codesOf(act(base, bureau, r, 'accept'))) as string[])[0]).toBe('rule.parameterEmpty')
  expect((await opened(base, bureau, r)).state).toBe('received')
})

test('a transfer is given back within five working days of the arranged calendar', async () => {
  const base = await testBase()
  const r = await registerComplaint(base, league, input({ receivedOn: '2021-01-04' }))
  await act(base, league, r, 'transfer', { to: BANNER, onDate: '2021-01-05' })
  // 6, 7, 8, 11 and 12 January 2021 are the five working days after it.
  expect(await codesOf(act(base, bureau, r, 'giveBack', { onDate: '2021-01-13' }))).toEqual([
    'rule.refused',
    'complaint.backLate',
  ])
  await act(base, bureau, r, 'giveBack', { onDate: '2021-01-12' })
  expect((await opened(base, league, r)).handler.code).toBe(LEAGUE)
})

test('it is closed by the office only when the days of an appeal are over; withdrawn by either side', async () => {
  const base = await testBase()
  const on = addDays(today(), -60)
  const r = await registerComplaint(base, bureau, input({ receivedOn: on }))
  for (const step of ['accept', 'investigate'] as const) await act(base, bureau, r, step, { onDate: on })
  await act(base, bureau, r, 'answer', { onDate: addDays(on, 10), answer: '已核实' })
  expect(await codesOf(act(base, bureau, r, 'close', { onDate: addDays(on, 40) }))).toEqual([
    'rule.refused',
    'complaint.window',
  ])
  expect(await codesOf(stepByBearer(base, r, 'appeal', '不服'))).toEqual(['rule.refused', 'complaint.late'])
  await act(base, bureau, r, 'close', { onDate: addDays(on, 41) })
  const second = await fileComplaint(base, filed())
  await stepByBearer(base, second, 'withdraw', '已协商解决')
  expect((await opened(base, bureau, second)).state).toBe('withdrawn')
  const third = await fileComplaint(base, filed())
  await act(base, bureau, third, 'refuse', { answer: '已进入诉讼程序，请依法定程序提出。' })
  expect(await told(base, third)).toMatchObject({ state: 'refused', withdrawable: false })
})

test('statistics count what the reader takes no part in too, and hide small groups so that none follows', async () => {
  const base = await testBase()
  for (const [matter, n] of [
    ['money', 5],
    ['project', 4],
    ['conduct', 2],
  ] as const)
    for (let i = 0; i < n; i++) await fileComplaint(base, filed({ matter }))
  for (let i = 0; i < 4; i++) await fileComplaint(base, filed({ areaCode: '152527' }))
  const table = await within(base, region, tx => complaintStatistics(tx, {}))
  const row = table.rows.find(x => x.areaCode === BANNER)!
  expect(row.counts.conduct).toBeNull()
  // Neither its place nor its column gives it away: their sums are not told, and so the whole is not.
  expect([row.total, table.sums.counts.conduct, table.sums.total]).toEqual([null, null, null])
  expect(table.rows.find(x => x.areaCode === '152527')?.counts.conduct).toBeNull()
  expect(table.smallest).toBe(3)
  expect((await within(base, bureau, tx => complaintStatistics(tx, { year: 1999 + 15 }))).rows).toEqual([])
})

test('a record that it speaks of is one of the office’s own', async () => {
  const base = await testBase()
  const recordId = '018f0000-0000-7000-8000-000000000001'
  const about = { recordCounty: BANNER, recordType: 'project', recordId } as const
  expect(await codesOf(registerComplaint(base, bureau, input(about)))).toEqual(['input.reference', 'unknown'])
})

test('pages of the ledger are whole, whatever their size', async () => {
  const base = await testBase()
  for (let i = 0; i < 7; i++)
    await registerComplaint(base, bureau, input({ receivedOn: addDays(today(), -(i % 3)) }))
  const ids: string[] = []
  let cursor: string | undefined
  do {
    const page = await within(base, bureau, tx => listComplaints(tx, { limit: 3, cursor }))
    ids.push(...page.rows.map(r => r.id))
    cursor = page.next ?? undefined
  } while (cursor)
  expect([ids.length, new Set(ids).size]).toEqual([7, 7])
})
