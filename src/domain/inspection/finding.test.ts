import { expect, test } from 'vitest'
import { BANNER, bureau, entry, ground } from '../../../test/project.ts'
import { person, testBase } from '../../../test/helper.ts'
import type { Base } from '../../kernel/db.ts'
import { newId } from '../../kernel/clock.ts'
import { verifyAudit } from '../../kernel/audit.ts'
import { Problem } from '../../kernel/problem.ts'
import { within } from '../../kernel/tx.ts'
import { proposeProject } from '../project/library.commands.ts'
import { listAlarms, alarmRows } from './alarm.queries.ts'
import { ALARM_KINDS } from './alarm.terms.ts'
import { raiseFinding, step, withdrawFinding } from './finding.commands.ts'
import { listFindings, openFinding } from './finding.queries.ts'
import type { FindingInput } from './finding.schema.ts'
import { drawSample } from './sample.commands.ts'
import { redraw, sampledRows } from './sample.queries.ts'

const auditor = person('auditor', '150000', ['150000', BANNER, '152527'])
const other = person('banner_bureau', '152527')

const codesOf = async (run: Promise<unknown>): Promise<unknown> =>
  run.then(
    () => 'done',
    error => (error instanceof Problem ? [error.code, ...error.details.map(d => d.code)] : error),
  )

const input = (recordId: string, more: Partial<FindingInput> = {}): FindingInput => ({
  county: BANNER,
  recordType: 'project',
  recordId,
  kind: 'money',
  severity: 'serious',
  content: '资金闲置超过六个月',
  amountFen: 100_000n,
  unit: '武川县农牧局',
  person: '分管副县长',
  foundOn: '2020-06-01',
  dueOn: '2020-08-31',
  ...more,
})

const stateOf = (base: Base, at: { county: string; id: string }) =>
  within(base, auditor, async tx => (await openFinding(tx, at.county, at.id, [])).state)

test('a finding goes its way: raised, measures, asked, returned, asked again, closed', async () => {
  const base = await testBase()
  const g = await ground(base)
  const at = await proposeProject(base, bureau, entry())
  const f = await raiseFinding(base, auditor, input(at.id))
  const proof = { documentCounty: BANNER, documentId: g.documentId }
  expect(await stateOf(base, f)).toBe('raised')
  expect(
    await codesOf(step(base, bureau, f, 'request', { onDate: '2020-06-10', note: '已整改', ...proof })),
  ).toEqual(['rule.refused', 'finding.state'])
  await step(base, bureau, f, 'measures', { onDate: '2020-06-10', note: '限期拨付' })
  expect(await codesOf(step(base, bureau, f, 'request', { onDate: '2020-06-20', note: '已整改' }))).toEqual([
    'rule.refused',
    'finding.noProof',
  ])
  await step(base, bureau, f, 'request', { onDate: '2020-06-20', note: '已拨付', ...proof })
  await step(base, auditor, f, 'return', { onDate: '2020-06-25', note: '凭证不全' })
  expect(await stateOf(base, f)).toBe('returned')
  expect(
    await codesOf(step(base, bureau, f, 'request', { onDate: '2020-06-21', note: '补齐', ...proof })),
  ).toEqual(['rule.refused', 'finding.before'])
  await step(base, bureau, f, 'request', { onDate: '2020-07-01', note: '补齐凭证', ...proof })
  await step(base, auditor, f, 'verify', { onDate: '2020-07-05', note: '核实无误' })
  const whole = await within(base, bureau, tx => openFinding(tx, f.county, f.id, []))
  expect(whole.events.map(e => e.act)).toEqual(['measures', 'request', 'return', 'request', 'verify'])
  expect([whole.state, whole.overdue, whole.measures, whole.acts]).toEqual(['closed', false, '限期拨付', []])
  expect((await verifyAudit(base, auditor)).every(v => v.brokenAt === null)).toBe(true)
})

test('an auditor raises and closes, the office of the place puts right; neither takes the other’s step', async () => {
  const base = await testBase()
  const at = await proposeProject(base, bureau, entry())
  expect(await codesOf(raiseFinding(base, bureau, input(at.id)))).toEqual(['access.role'])
  const f = await raiseFinding(base, auditor, input(at.id))
  const note = { onDate: '2020-06-10', note: '说明' }
  expect(await codesOf(step(base, auditor, f, 'measures', note))).toEqual(['access.role'])
  expect(await codesOf(step(base, bureau, f, 'verify', note))).toEqual(['access.role'])
  expect(await codesOf(step(base, other, f, 'measures', note))).toEqual(['record.notFound'])
  // The second lock: what the code would never ask for is refused by the database itself.
  const forge = (who: typeof auditor, sql: string) =>
    within(base, who, tx => tx.client.query(sql)).then(
      () => 'done',
      e => (e as Problem).code,
    )
  const event = (act: string) =>
    `insert into finding_event (county, id, area_code, finding_id, ordinal, act, on_date, note, by_name, by_role, recorded_at)
     values ('${BANNER}', gen_random_uuid(), '${BANNER}', '${f.id}', 1, '${act}', '2020-06-10', 'x', 'x', 'x', now())`
  expect(await forge(auditor, event('measures'))).toBe('access.scope')
  expect(await forge(bureau, event('verify'))).toBe('access.scope')
  expect(await forge(auditor, `update finding set content = '改' where id = '${f.id}'`)).toBe('access.scope')
  const renamed = await within(base, auditor, tx =>
    tx.client.query(`update project set name = '改' where id = '${at.id}'`),
  )
  expect(renamed.rowCount).toBe(0)
})

test('an auditor keeps photos of what he found where he may raise it; a photo alone proves a request', async () => {
  const base = await testBase()
  const at = await proposeProject(base, bureau, entry())
  const file = (who: typeof auditor, county: string) => {
    const id = newId()
    return within(base, who, tx =>
      tx.client.query(
        `insert into file (county, id, area_code, hash, name, media_type, bytes, uploaded_by, at)
         values ($1, $2, $1, repeat('b', 64), '现场.png', 'image/png', 1, 'x', now())`,
        [county, id],
      ),
    ).then(() => id)
  }
  expect(await codesOf(file(auditor, '150423'))).toEqual(['access.scope'])
  expect(await codesOf(file(other, BANNER))).toEqual(['access.scope'])
  const fileId = await file(auditor, BANNER)
  const f = await raiseFinding(base, auditor, input(at.id, { fileId }))
  expect(await codesOf(raiseFinding(base, auditor, input(at.id, { fileId: at.id })))).toEqual([
    'input.reference',
    'unknown',
  ])
  await step(base, bureau, f, 'measures', { onDate: '2020-06-10', note: '限期' })
  const photo = await file(bureau, BANNER)
  await step(base, bureau, f, 'request', { onDate: '2020-06-20', note: '已整改', fileId: photo })
  const whole = await within(base, auditor, tx => openFinding(tx, f.county, f.id, []))
  expect(whole).toMatchObject({ fileId, fileName: '现场.png', state: 'requested' })
  expect(whole.events.at(-1)).toMatchObject({ fileId: photo, mediaType: 'image/png' })
})

test('the ledger is read by its deadlines too, page by page', async () => {
  const base = await testBase()
  const at = await proposeProject(base, bureau, entry())
  for (const dueOn of ['2020-12-01', '2020-07-01', '2020-09-01', '2020-07-01'])
    await raiseFinding(base, auditor, input(at.id, { dueOn }))
  const days: string[] = []
  let cursor: string | undefined
  do {
    const asked = { order: 'due', limit: 1, cursor } as const
    const page = await within(base, bureau, tx => listFindings(tx, asked))
    days.push(...page.rows.map(r => r.dueOn))
    cursor = page.next ?? undefined
  } while (cursor)
  expect(days).toEqual(['2020-07-01', '2020-07-01', '2020-09-01', '2020-12-01'])
})

test('a finding stands on any kind of record that a reader opens', async () => {
  const base = await testBase()
  const { documentId, postingId } = await ground(base)
  for (const [recordType, recordId] of [
    ['document', documentId],
    ['posting', postingId],
  ] as const)
    await raiseFinding(base, auditor, input(recordId, { recordType }))
  for (const recordType of ['benefit', 'settlement', 'gate', 'exit', 'asset', 'household'] as const)
    expect(await codesOf(raiseFinding(base, auditor, input(newId(), { recordType })))).toEqual([
      'record.notFound',
    ])
})

test('only open findings stand on the list of open ones; late ones are overdue; a mistake is withdrawn', async () => {
  const base = await testBase()
  const at = await proposeProject(base, bureau, entry())
  const f = await raiseFinding(base, auditor, input(at.id))
  const second = await raiseFinding(base, auditor, input(at.id, { severity: 'minor', dueOn: '2999-01-01' }))
  const list = (asked: Partial<Parameters<typeof listFindings>[1]>) =>
    within(base, bureau, tx => listFindings(tx, { limit: 50, ...asked }))
  expect((await list({ record: at.id })).rows.map(r => r.number).sort()).toEqual([
    `${BANNER}-2020-001`,
    `${BANNER}-2020-002`,
  ])
  const late = await list({ state: 'overdue' })
  expect([late.rows.map(r => r.id), late.total, late.sums]).toEqual([[f.id], 1, { amountFen: '100000' }])
  await withdrawFinding(base, auditor, second, '重复登记')
  expect((await list({ state: 'open' })).total).toBe(1)
  await step(base, bureau, f, 'measures', { onDate: '2020-06-10', note: '限期' })
  expect(await codesOf(withdrawFinding(base, auditor, f, '误登'))).toEqual(['rule.refused'])
  expect((await within(base, other, tx => listFindings(tx, { limit: 50 }))).total).toBe(0)
})

test('every alarm counts exactly the rows it opens into, page by page; a blocked one says why', async () => {
  const base = await testBase()
  const g = await ground(base)
  expect(g).toBeDefined()
  const page = await within(base, bureau, tx => listAlarms(tx, { area: BANNER, asOf: '2021-06-01' }))
  expect(page.rows.map(r => r.kind)).toEqual(ALARM_KINDS)
  expect(page.rows.find(r => r.kind === 'fund_idle')?.blocked?.key).toBe('project.idle_months')
  // Money of 2019 was allocated; nothing of it was spent or bound to a project with households.
  expect(page.rows.find(r => r.kind === 'pace_behind')).toMatchObject({ count: 1, amountFen: 920_000_0n })
  expect(page.rows.find(r => r.kind === 'poor_share')).toMatchObject({ count: 1, amountFen: 800_000_0n })
  for (const alarm of page.rows.filter(r => !r.blocked)) {
    let cursor: string | undefined
    let n = 0
    do {
      const asked = { area: BANNER, asOf: '2021-06-01', cursor, limit: 1 }
      const found = await within(base, bureau, tx => alarmRows(tx, alarm.kind, asked))
      n += found.rows.length
      cursor = found.next ?? undefined
    } while (cursor)
    expect([alarm.kind, n]).toEqual([alarm.kind, alarm.count])
  }
  expect(await codesOf(within(base, other, tx => listAlarms(tx, { area: BANNER })))).toEqual([
    'access.scope',
    'scope',
  ])
})

test('a sample is drawn again the same, until the population changes', async () => {
  const base = await testBase()
  const at = await proposeProject(base, bureau, entry())
  for (const name of ['乙', '丙', '丁', '戊']) await proposeProject(base, bureau, entry({ name }))
  const order = {
    area: BANNER,
    name: '项目抽查',
    ledger: 'project',
    method: 'monetary',
    size: 3,
    seed: '2020',
  } as const
  expect(await codesOf(drawSample(base, bureau, order))).toEqual(['access.role'])
  const s = await drawSample(base, auditor, order)
  const rows = await within(base, auditor, tx => sampledRows(tx, s.county, s.id))
  expect(rows.reduce((n, r) => n + r.hits, 0)).toBe(3)
  expect(await within(base, auditor, tx => redraw(tx, s.county, s.id))).toMatchObject({
    same: true,
    missing: 0,
  })
  await raiseFinding(base, auditor, input(at.id, { sampleId: s.id }))
  await proposeProject(base, bureau, entry({ name: '己' }))
  expect(await within(base, auditor, tx => redraw(tx, s.county, s.id))).toMatchObject({
    same: false,
    populationRows: 6,
  })
})
