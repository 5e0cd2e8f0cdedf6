import { expect, test } from 'vitest'
import { person, testBase } from '../../../test/helper.ts'
import { Problem } from '../../kernel/problem.ts'
import { today } from '../../kernel/clock.ts'
import { within } from '../../kernel/tx.ts'
import { addDays } from '../area/holiday.rules.ts'
import { registerComplaint } from '../notice/complaintReceive.commands.ts'
import { stepComplaint } from '../notice/complaintStep.commands.ts'
import { alarmRows, listAlarms } from './alarm.queries.ts'
import { countReferred, findingsOf } from './complaintFinding.queries.ts'
import { raiseFinding } from './finding.commands.ts'
import { openFinding } from './finding.queries.ts'

const BANNER = '150125'
const bureau = person('banner_bureau', BANNER)
const league = person('league_office', '150100', [BANNER, '150100'])
const auditor = person('auditor', '150000', ['150000', '150100', BANNER])

const said = (more: object = {}) => ({
  areaCode: BANNER,
  channel: 'letter' as const,
  matter: 'money' as const,
  text: '务工补贴发放比公示的少，请核实。',
  receivedOn: today(),
  ...more,
})

const input = (complaint: { county: string; id: string }) => ({
  county: BANNER,
  recordType: 'area' as const,
  kind: 'money' as const,
  severity: 'serious' as const,
  content: '补贴发放与公示不符',
  unit: '武川县农牧局',
  foundOn: today(),
  dueOn: addDays(today(), 30),
  complaint,
})

test('a complaint referred to audit becomes a finding, which does not tell the unit that there was one', async () => {
  const base = await testBase()
  const r = await registerComplaint(base, league, said({ accused: 'banner' }))
  const complaint = { county: r.county, id: r.id }
  const refused = await raiseFinding(base, auditor, input(complaint)).catch((e: Problem) => e.code)
  expect(refused).toBe('record.notFound')
  for (const act of ['accept', 'refer'] as const)
    await stepComplaint(base, league, r, act, { onDate: today(), note: '涉及资金使用，移送监督' })
  expect(await within(base, auditor, countReferred)).toBe(1)
  const f = await raiseFinding(base, auditor, input(complaint))
  expect(await within(base, auditor, countReferred)).toBe(0)
  const open = (who: typeof auditor) => within(base, who, tx => openFinding(tx, f.county, f.id, []))
  expect((await open(auditor)).complaint?.number).toBe(r.number)
  expect((await open(bureau)).complaint).toBeNull()
  expect(JSON.stringify(await open(bureau))).not.toContain(r.number)
  expect((await within(base, league, tx => findingsOf(tx, r.county, r.id))).map(x => x.id)).toEqual([f.id])
})

test('a complaint past its day is an alarm to everybody whose place it is, and says nothing of what it is about', async () => {
  const base = await testBase()
  const r = await registerComplaint(base, bureau, said({ receivedOn: addDays(today(), -20) }))
  const rows = () => within(base, league, tx => alarmRows(tx, 'complaint_overdue', { limit: 50 }))
  const [row] = (await rows()).rows
  expect(row).toMatchObject({
    type: 'complaint',
    id: r.id,
    title: { zh: `${r.number} · 武川县`, en: `${r.number} · 武川县` },
    sinceOn: addDays(today(), -5),
  })
  expect(JSON.stringify(row)).not.toContain('补贴')
  const alarm = (await within(base, league, tx => listAlarms(tx, {}))).rows.find(
    a => a.kind === 'complaint_overdue',
  )
  expect([alarm?.count, alarm?.blocked]).toEqual([1, null])
  await stepComplaint(base, bureau, r, 'accept', { onDate: today() })
  expect((await rows()).rows).toEqual([])
})
