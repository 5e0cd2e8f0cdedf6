import { expect, test } from 'vitest'
import { testBase, person } from '../../../test/helper.ts'
import {
  BANNER,
  beijing,
  BUDGET,
  bureau,
  cadre,
  DAYS,
  district,
  entry,
  ground,
  inLibrary,
  proofOf,
  prove,
  settle,
  sign,
  through,
} from '../../../test/project.ts'
import type { Ground } from '../../../test/project.ts'
import { today } from '../../kernel/clock.ts'
import { relation } from '../../kernel/contribution.ts'
import type { Base } from '../../kernel/db.ts'
import { Problem } from '../../kernel/problem.ts'
import { within } from '../../kernel/tx.ts'
import { indicators, records } from '../../programme.ts'
import { pay, reversePayment } from '../fund/fund.commands.ts'
import { setParameter } from '../area/parameter.commands.ts'
import { changeTerm, registerPosting } from '../secondment/posting.commands.ts'
import { withdraw } from '../fund/withdrawal.commands.ts'
import { alarmCounts, alarmRows } from './alarm.queries.ts'
import { registerAsset } from './asset.commands.ts'
import { consentChange, decideChange, requestChange } from './change.commands.ts'
import { addFunding, withdrawFunding } from './funding.commands.ts'
import { attachProof, passGate, reopenGate, signGate, tickNegative, withdrawProof } from './gate.commands.ts'
import { proposeProject, reviseProject, takeStep, withdrawProject } from './library.commands.ts'
import type { At } from './opened.commands.ts'
import { payForProject } from './payment.commands.ts'
import { recordProgress } from './progress.commands.ts'
import { recordAchieved, setTarget } from './target.commands.ts'
import { listProjects } from './ledger.queries.ts'
import { gateChecklist, projectDetail } from './project.queries.ts'
import { rateRows, rates } from './rate.queries.ts'

const codesOf = async (run: Promise<unknown>): Promise<unknown> =>
  run.then(
    () => 'done',
    error => (error instanceof Problem ? [error.code, ...error.details.map(d => d.code)] : error),
  )

const payment = (fundingId: string, amountFen: bigint, onDate = '2019-12-01') => ({
  fundingId,
  amountFen,
  onDate,
  voucher: '付-1',
  payee: '施工单位',
  purpose: '工程款',
})

async function contributions(base: Base, id: string, asked: { from?: string; to?: string; asOf?: string }) {
  const indicator = indicators.find(i => i.id === id)!
  return within(base, bureau, async tx => {
    const place = { counties: [BANNER], lo: BANNER, hi: '150126' }
    const question = { area: BANNER, side: 'receiver', knownAt: new Date(), ...asked } as const
    return (
      await tx.db.execute<{ value: string; kind: string; record_type: string }>(
        relation(indicator, question, place),
      )
    ).rows
  })
}

test('a project goes from the village to the library, through its gates, is paid and accepted', async () => {
  const base = await testBase()
  const g = await ground(base)
  const { at, fundingId } = await inLibrary(base, g)
  for (const gate of ['initiation', 'investment', 'construction'] as const) await through(base, g, at, gate)
  const asset = {
    name: '供水管网',
    class: 'public',
    originalFen: BUDGET,
    ownership: 'collective',
    owner: '村集体',
    keeper: '村管水员',
    registeredOn: '2019-11-10',
  } as const
  await registerAsset(base, bureau, at, asset)
  await through(base, g, at, 'acceptance')
  await payForProject(base, beijing, at, payment(fundingId, 950_000n))
  const detail = await within(base, bureau, tx => projectDetail(tx, at))
  expect(detail).toMatchObject({
    library: { state: 'in_library', years: [2019] },
    gates: DAYS,
    next: null,
    money: { paidFen: 950_000n, ceilingFen: 950_000n, stage: 'acceptance' },
  })
  const [line] = (await within(base, bureau, tx => listProjects(tx, { limit: 50 }))).rows
  expect(line).toMatchObject({ gate: 'acceptance', library: 'in_library', percent: 100, paidFen: 950_000n })
  expect(await contributions(base, 'project.accepted', { to: '2019-12-31' })).toMatchObject([
    { record_type: 'gate', kind: 'water' },
  ])
  expect((await contributions(base, 'project.invested', { to: '2019-12-31' })).map(r => r.value)).toEqual([
    950_000n,
  ])
  expect(await contributions(base, 'project.started', { to: '2019-04-09' })).toEqual([])
  expect(await contributions(base, 'asset.in_use', { asOf: '2019-12-31' })).toHaveLength(1)
})

test('an entry is passed on only when it is complete, decided by minutes, and in its order', async () => {
  const base = await testBase()
  const g = await ground(base)
  const at = await proposeProject(base, bureau, entry({ mechanism: null, unit: null }))
  const step = (input: Parameters<typeof takeStep>[3]) => codesOf(takeStep(base, bureau, at, input))
  expect(await step({ step: 'admit', onDate: '2018-11-10', year: 2019 })).toEqual([
    'rule.refused',
    'library.order',
  ])
  expect(await step({ step: 'review', onDate: '2018-10-10' })).toEqual([
    'rule.refused',
    'library.beforeLast',
    'library.missing.unit',
    'library.missing.mechanism',
  ])
  expect(await codesOf(reviseProject(base, bureau, at, { revision: 9, unit: '农牧局' }))).toEqual([
    'input.stale',
  ])
  await reviseProject(base, bureau, at, { revision: 1, unit: '农牧局', mechanism: '分红' })
  expect(await step({ step: 'return', onDate: '2018-11-10' })).toBe('done')
  expect(await step({ step: 'propose', onDate: '2018-11-11' })).toBe('done')
  expect(await step({ step: 'review', onDate: '2018-11-12' })).toBe('done')
  expect(await step({ step: 'admit', onDate: '2018-12-01' })).toEqual([
    'rule.refused',
    'library.decision',
    'library.year',
  ])
  const admit = { step: 'admit', onDate: '2018-12-01', year: 2019, documentId: g.documentId } as const
  expect(await step(admit)).toBe('done')
  expect(await step({ ...admit, step: 'update' })).toEqual(['rule.refused', 'library.yearTwice'])
  const township = person('township', '150125100')
  expect(
    await codesOf(takeStep(base, township, at, { step: 'admit', onDate: '2018-12-02', year: 2020 })),
  ).toEqual(['access.role'])
  expect(await step({ step: 'remove', onDate: '2018-12-05' })).toBe('done')
  expect(await codesOf(withdrawProject(base, bureau, at, '误登'))).toEqual([
    'rule.refused',
    'project.removed',
  ])
})

test('a refusal names every paper, tick and signature that is missing; nothing else is', async () => {
  const base = await testBase()
  const g = await ground(base)
  const { at } = await inLibrary(base, g)
  const pass = () => codesOf(passGate(base, bureau, at, { gate: 'initiation', onDate: DAYS.initiation }))
  const ticks = [
    'basic_expenses',
    'bonuses',
    'buildings',
    'deficits_debts',
    'enterprise_losses',
    'large_works',
    'unrelated',
    'urban',
    'vehicles',
  ].map(code => `gate.tick.${code}`)
  expect(await pass()).toEqual([
    'rule.refused',
    'gate.missing.feasibility',
    ...ticks,
    'gate.missing.east_consent',
    'gate.missing.notice_before',
    'gate.signature.west',
    'gate.signature.east',
  ])
  await settle(base, at, 'initiation')
  await prove(base, g, at, 'initiation')
  await signGate(base, bureau, at, { gate: 'initiation', onDate: DAYS.initiation })
  expect(await pass()).toEqual(['rule.refused', 'gate.signature.east'])
  const list = await within(base, bureau, tx => gateChecklist(tx, at, 'initiation', DAYS.initiation))
  expect(list.lines.filter(l => !l.ok)).toMatchObject([
    { item: 'signature.east', missing: [{ words: { zh: '立项环节结对区挂职干部未签字。' } }] },
  ])
  await signGate(base, cadre, at, { gate: 'initiation', onDate: DAYS.initiation })
  expect(await pass()).toBe('done')
  expect(await pass()).toEqual(['rule.refused', 'gate.passed'])
})

test('the east signs by a cadre in post that day, under the account of the posting or on paper', async () => {
  const base = await testBase()
  const g = await ground(base)
  const { at } = await inLibrary(base, g)
  const by = (who: typeof cadre, onDate: string, more = {}) =>
    codesOf(signGate(base, who, at, { gate: 'initiation', onDate, ...more }))
  expect(await by(cadre, '2018-06-29')).toEqual(['rule.refused', 'signature.post'])
  expect(await by(cadre, '2021-01-01')).toEqual(['rule.refused', 'signature.post'])
  expect(await by(person('cadre', BANNER, [BANNER]), DAYS.initiation)).toBe('done')
  expect(await by({ ...cadre, userId: 'somebody-else' }, DAYS.initiation)).toEqual([
    'rule.refused',
    'signature.post',
  ])
  expect(await by(district, DAYS.initiation)).toEqual(['rule.refused', 'signature.paper'])
  expect(await by(district, DAYS.initiation, { postingId: g.postingId, ...g.eastDocument })).toBe('done')
  expect(await by(cadre, '2999-01-01')).toEqual(['rule.refused', 'signature.future'])
  // A term that turns out to have ended before takes the signature with it.
  await settle(base, at, 'initiation')
  await prove(base, g, at, 'initiation')
  await sign(base, at, 'initiation')
  await changeTerm(
    base,
    bureau,
    { county: BANNER, id: g.postingId },
    { change: 'ended', toOn: '2019-01-31', reason: '返京' },
  )
  expect(await codesOf(passGate(base, bureau, at, { gate: 'initiation', onDate: DAYS.initiation }))).toEqual([
    'rule.refused',
    'gate.signature.east.post',
  ])
})

test('papers or a plan changed after the signatures ask for them again', async () => {
  const base = await testBase()
  const g = await ground(base)
  const { at } = await inLibrary(base, g)
  const pass = () => codesOf(passGate(base, bureau, at, { gate: 'initiation', onDate: DAYS.initiation }))
  await settle(base, at, 'initiation')
  await prove(base, g, at, 'initiation')
  await sign(base, at, 'initiation')
  await new Promise(done => setTimeout(done, 5))
  const later = await attachProof(base, bureau, at, proofOf(g, 'feasibility'))
  expect(await pass()).toEqual(['rule.refused', 'gate.signature.west.stale', 'gate.signature.east.stale'])
  await withdrawProof(base, bureau, at, later.id, '重复')
  const { revision } = (await within(base, bureau, tx => projectDetail(tx, at))).project
  await reviseProject(base, bureau, at, { revision, content: '新建储窖三座' })
  expect(await pass()).toEqual(['rule.refused', 'gate.signature.west.stale', 'gate.signature.east.stale'])
  await sign(base, at, 'initiation')
  expect(await pass()).toBe('done')
  expect(await codesOf(attachProof(base, bureau, at, proofOf(g, 'feasibility')))).toEqual([
    'rule.refused',
    'proof.passed',
  ])
})

test('a proof carries what its kind asks for, and the east’s consent comes from the east', async () => {
  const base = await testBase()
  const g = await ground(base)
  const { at } = await inLibrary(base, g)
  const { documentId } = g
  const attach = (input: Parameters<typeof attachProof>[3], who = bureau) =>
    codesOf(attachProof(base, who, at, input))
  expect(await attach({ item: 'supervision', onDate: '2019-06-01', documentId })).toEqual([
    'rule.refused',
    'proof.place',
  ])
  expect(await attach({ item: 'contract', onDate: '2019-03-01', documentId })).toEqual([
    'rule.refused',
    'proof.amount',
  ])
  expect(await attach({ item: 'notice_before', onDate: '2019-02-01', documentId })).toEqual([
    'rule.refused',
    'proof.days',
    'proof.place',
  ])
  expect(await attach({ item: 'feasibility', onDate: '2019-02-01' })).toEqual(['rule.refused', 'proof.paper'])
  expect(await attach(proofOf(g, 'east_consent'))).toEqual(['rule.refused', 'proof.side'])
  expect(await attach({ item: 'feasibility', onDate: '2019-02-01', fileId: g.documentId })).toEqual([
    'input.reference',
    'unknown',
  ])
  // A notice of nine days is no notice of ten.
  await attach({
    item: 'notice_before',
    onDate: '2019-02-01',
    untilOn: '2019-02-10',
    place: '公开栏',
    documentId,
  })
  const { lines } = await within(base, bureau, tx => gateChecklist(tx, at, 'initiation', DAYS.initiation))
  expect(lines.find(l => l.item === 'notice_before')?.missing.map(m => m.words.zh)).toEqual([
    '事前公示不足 10 天或尚未期满。',
  ])
  expect(await codesOf(tickNegative(base, bureau, at, ['no_such_item']))).toEqual(['input.reference'])
})

test('nothing is paid before 投资 is passed, and never more than the last gate allows', async () => {
  const base = await testBase()
  const g = await ground(base)
  const { at, fundingId } = await inLibrary(base, g)
  const give = (fen: bigint, onDate?: string) =>
    codesOf(payForProject(base, beijing, at, payment(fundingId, fen, onDate)))
  expect(await give(1n)).toEqual(['project.ceiling', 'ceiling.investment'])
  await through(base, g, at, 'initiation')
  expect(await give(1n)).toEqual(['project.ceiling', 'ceiling.investment'])
  await through(base, g, at, 'investment')
  expect(await give(300_001n)).toEqual(['project.ceiling', 'ceiling.construction'])
  expect(await give(300_000n)).toBe('done')
  expect(await give(1n)).toEqual(['project.ceiling', 'ceiling.construction'])
  await through(base, g, at, 'construction')
  expect(await give(500_001n)).toEqual(['project.ceiling', 'ceiling.acceptance'])
  expect(await give(500_000n)).toBe('done')
  await registerAsset(base, bureau, at, {
    name: '储窖',
    class: 'public',
    originalFen: 1n,
    ownership: 'collective',
    owner: '村集体',
    keeper: '村委会',
    registeredOn: '2019-11-01',
  })
  await through(base, g, at, 'acceptance')
  expect(await give(200_000n)).toEqual(['project.ceiling', 'ceiling.retention'])
  expect(await give(150_000n)).toBe('done')
  expect(
    await codesOf(recordProgress(base, bureau, at, { kind: 'retention_released', onDate: '2020-11-20' })),
  ).toEqual(['rule.refused', 'progress.document'])
  await recordProgress(base, bureau, at, {
    kind: 'retention_released',
    onDate: '2020-11-20',
    documentId: g.documentId,
  })
  expect(await give(50_000n, '2020-12-01')).toBe('done')
  expect(await give(1n, '2020-12-01')).toEqual(['project.ceiling'])
})

test('a contract for less lowers the ceiling; an empty parameter blocks every payment', async () => {
  const base = await testBase()
  const g = await ground(base)
  const { at, fundingId } = await inLibrary(base, g)
  await through(base, g, at, 'initiation')
  for (const item of ['fund_document', 'payment_plan'] as const)
    await attachProof(base, bureau, at, proofOf(g, item))
  await attachProof(base, bureau, at, { ...proofOf(g, 'contract'), amountFen: 500_000n })
  await sign(base, at, 'investment')
  await passGate(base, bureau, at, { gate: 'investment', onDate: DAYS.investment })
  const give = (fen: bigint) => codesOf(payForProject(base, beijing, at, payment(fundingId, fen)))
  expect(await give(150_001n)).toEqual(['project.ceiling', 'ceiling.construction'])
  const region = person('region_office', '150000', ['150000', BANNER])
  await setParameter(base, region, {
    key: 'project.pay_ceiling',
    areaCode: '150000',
    year: null,
    purpose: 'start',
    value: null,
    source: '待定',
  })
  expect(await give(1n)).toEqual(['project.ceiling', 'ceiling.parameter'])
})

test('money bound by a project is not paid past it, nor bound twice, nor withdrawn beneath it', async () => {
  const base = await testBase()
  const g = await ground(base, BUDGET + 100n)
  const { at, fundingId } = await inLibrary(base, g)
  const plain = (amountFen: bigint) =>
    codesOf(
      pay(base, beijing, {
        county: BANNER,
        allocationId: g.allocation.id,
        amountFen,
        onDate: '2019-12-01',
        voucher: '付',
        payee: '财政局',
        purpose: '产业',
      }),
    )
  expect(await plain(101n)).toEqual(['fund.overdrawn'])
  expect(await plain(100n)).toBe('done')
  const again = addFunding(base, bureau, at, {
    source: 'municipal',
    allocationId: g.allocation.id,
    amountFen: 1n,
  })
  expect(await codesOf(again)).toEqual(['fund.overdrawn'])
  const other = addFunding(base, bureau, at, {
    source: 'district',
    allocationId: g.allocation.id,
    amountFen: 1n,
  })
  expect(await codesOf(other)).toEqual(['rule.refused', 'funding.source'])
  await through(base, g, at, 'initiation')
  await through(base, g, at, 'investment')
  const paid = await payForProject(base, beijing, at, payment(fundingId, 300_000n))
  expect(await plain(1n)).toEqual(['fund.overdrawn'])
  expect(await codesOf(withdrawFunding(base, bureau, at, fundingId, '误登'))).toEqual([
    'rule.refused',
    'funding.paid',
  ])
  expect(await codesOf(reopenGate(base, bureau, at, 'initiation', '误批'))).toEqual([
    'rule.refused',
    'gate.notLast',
  ])
  expect(await codesOf(reopenGate(base, bureau, at, 'investment', '误批'))).toEqual([
    'rule.refused',
    'gate.paid',
  ])
  // A reversal gives the ceiling and the line back.
  await reversePayment(base, beijing, paid, '凭证有误')
  expect(await codesOf(payForProject(base, beijing, at, payment(fundingId, 300_001n)))).toEqual([
    'project.ceiling',
    'ceiling.construction',
  ])
  await payForProject(base, beijing, at, payment(fundingId, 300_000n))
  expect((await contributions(base, 'project.invested', {})).reduce((s, r) => s + BigInt(r.value), 0n)).toBe(
    300_000n,
  )
})

test('an allocation that projects are funded from cannot be withdrawn; removing the project frees it', async () => {
  const base = await testBase()
  const g = await ground(base, BUDGET)
  const { at } = await inLibrary(base, g)
  const take = () => codesOf(withdraw(base, beijing, 'allocation', g.allocation, '误'))
  expect(await take()).toEqual(['rule.refused'])
  await takeStep(base, bureau, at, { step: 'remove', onDate: '2019-01-20' })
  expect(await take()).toBe('done')
})

test('a change waits for the east and the decision; it stops the gates and asks for new signatures', async () => {
  const base = await testBase()
  const g = await ground(base)
  const { at } = await inLibrary(base, g)
  await through(base, g, at, 'initiation')
  const made = await requestChange(base, bureau, at, { after: { budgetFen: 1_200_000n }, reason: '增加内容' })
  await prove(base, g, at, 'investment')
  await sign(base, at, 'investment')
  const pass = () => codesOf(passGate(base, bureau, at, { gate: 'investment', onDate: DAYS.investment }))
  expect(await pass()).toEqual(['rule.refused', 'gate.missing.changes'])
  const decide = (more = {}) =>
    codesOf(decideChange(base, bureau, at, made.id, { decision: 'approved', onDate: '2020-06-01', ...more }))
  expect(await decide()).toEqual(['rule.refused', 'change.noConsent', 'change.document'])
  // The request is of today; a cadre whose term is over cannot consent to it.
  const now = today()
  expect(await codesOf(consentChange(base, cadre, at, made.id, { onDate: now }))).toEqual([
    'rule.refused',
    'signature.post',
  ])
  await changeTerm(
    base,
    bureau,
    { county: BANNER, id: g.postingId },
    { change: 'extended', toOn: '2099-12-31', reason: '延期' },
  )
  expect(await codesOf(consentChange(base, bureau, at, made.id, { onDate: now }))).toEqual([
    'rule.refused',
    'change.consent',
  ])
  await consentChange(base, cadre, at, made.id, { onDate: now })
  expect(await decide({ documentId: g.documentId })).toBe('done')
  expect((await within(base, bureau, tx => projectDetail(tx, at))).project.budgetFen).toBe(1_200_000n)
  expect(await pass()).toEqual([
    'rule.refused',
    'gate.missing.funding',
    'gate.signature.west.stale',
    'gate.signature.east.stale',
  ])
  await addFunding(base, bureau, at, { source: 'own', amountFen: 200_000n })
  await sign(base, at, 'investment')
  expect(await pass()).toBe('done')
  expect(await codesOf(reviseProject(base, bureau, at, { revision: 99, scale: 'x' }))).toEqual([
    'input.stale',
  ])
})

test('warnings and rates open into their rows; a warning without its parameter says so', async () => {
  const base = await testBase()
  const g = await ground(base)
  const { at } = await inLibrary(base, g, { category: 'cattle' })
  await through(base, g, at, 'initiation')
  await through(base, g, at, 'investment')
  await pay(base, beijing, {
    county: BANNER,
    allocationId: g.allocation.id,
    amountFen: 7n,
    onDate: '2019-05-01',
    voucher: '付',
    payee: '财政局',
    purpose: '无项目',
  })
  const asked = { area: BANNER, asOf: '2019-12-31' }
  const counts = await within(base, bureau, tx => alarmCounts(tx, asked))
  const of = (kind: string) => counts.rows.find(r => r.kind === kind)
  expect([of('gate_overdue')?.count, of('no_linkage')?.count, of('payment_without_project')?.count]).toEqual([
    1, 1, 1,
  ])
  expect(of('fund_idle')).toMatchObject({
    count: null,
    blocked: { zh: expect.stringContaining('资金闲置预警月数') },
  })
  const rows = await within(base, bureau, tx => alarmRows(tx, 'gate_overdue', { ...asked, limit: 50 }))
  expect(rows.rows).toMatchObject([{ id: at.id, type: 'project', sinceOn: '2019-04-01' }])
  const before = await within(base, bureau, tx => rates(tx, asked))
  expect(before.rows.find(r => r.kind === 'started')).toMatchObject({
    numerator: 0n,
    denominator: 1n,
    share: 0,
  })
  expect(
    (await within(base, bureau, tx => rateRows(tx, 'started', 'missing', { ...asked, limit: 5 }))).rows,
  ).toMatchObject([{ id: at.id }])
  await recordProgress(base, bureau, at, { kind: 'started', onDate: '2019-04-10' })
  const now = await within(base, bureau, tx => rates(tx, { ...asked, year: 2019 }))
  expect(now.rows.map(r => [r.kind, r.share])).toEqual([
    ['started', 1],
    ['completed', 0],
    ['paid', 0],
    ['spent', 0],
    ['settled', 0],
    ['industry', null],
  ])
  expect((await within(base, bureau, tx => rates(tx, { ...asked, year: 2020 }))).rows[0]).toMatchObject({
    denominator: 0n,
    share: null,
  })
})

test('targets keep what was reached; records lead from the payment to the project, its gates and signers, and back', async () => {
  const base = await testBase()
  const g = await ground(base)
  const { at, fundingId } = await inLibrary(base, g)
  const target = await setTarget(base, bureau, at, {
    group: 'quantity',
    name: '仓储能力',
    unit: '吨',
    baseline: 10000,
    target: 26000,
  })
  await recordAchieved(base, bureau, at, target.id, { achieved: 26000, achievedOn: '2019-11-30' })
  await through(base, g, at, 'initiation')
  await through(base, g, at, 'investment')
  const paid = await payForProject(base, beijing, at, payment(fundingId, 1000n))
  const read = (type: string, ref: At) =>
    within(base, bureau, tx => records.find(k => k.type === type)!.read(tx, ref.county, ref.id))
  const up = await read('payment', paid)
  expect(up?.links.find(l => l.rel === 'project')?.link).toBe(`/projects/${at.county}/${at.id}`)
  const view = await read('project', at)
  expect(view?.fields.find(f => f.key === `target.${target.id}`)?.value).toBe(
    '10000 → 26000 吨（目标 / target 26000）',
  )
  expect(view?.links.map(l => l.rel)).toEqual(['gate', 'gate', 'payment'])
  const gate = view!.links[0]!.link.split('/').at(-1)!
  const passage = await read('gate', { county: at.county, id: gate })
  expect(passage?.links.find(l => l.rel === 'posting')?.link).toBe(
    `/records/posting/${BANNER}/${g.postingId}`,
  )
  expect((await read('posting', { county: BANNER, id: g.postingId }))?.links.map(l => l.link)).toContain(
    `/records/gate/${BANNER}/${gate}`,
  )
  expect((await read('allocation', g.allocation))?.links.map(l => l.rel)).toContain('project')
  const other = person('banner_bureau', '152527')
  const foreign = within(base, other, tx =>
    records.find(k => k.type === 'project')!.read(tx, at.county, at.id),
  )
  expect(await foreign).toBeNull()
})

test('a project of another banner is out of reach for every command', async () => {
  const base = await testBase()
  const g: Ground = await ground(base)
  const { at } = await inLibrary(base, g)
  const other = person('banner_bureau', '152527')
  expect(await codesOf(passGate(base, other, at, { gate: 'initiation', onDate: DAYS.initiation }))).toEqual([
    'record.notFound',
  ])
  expect(await codesOf(proposeProject(base, other, entry()))).toEqual(['access.scope'])
  expect(await codesOf(within(base, other, tx => projectDetail(tx, at)))).toEqual(['record.notFound'])
})

test('a cadre of another district cannot sign; the city’s team signs only where no district is known', async () => {
  const base = await testBase()
  const g = await ground(base)
  const { at } = await inLibrary(base, g)
  const posting = (districtCode: string, userId: string) =>
    registerPosting(base, bureau, {
      county: BANNER,
      personName: `挂职干部${userId}`,
      kind: 'cadre',
      direction: 'to_steppe',
      senderUnit: '某单位',
      districtCode,
      hostUnit: '武川县人民政府',
      post: '副县长（挂职）',
      fromOn: '2018-06-30',
      fromPrecision: 'day',
      toPrecision: 'day',
      origin: 'assigned',
      userId,
    })
  await posting('110114', 'other')
  await posting('110000', 'city')
  const by = (userId: string) =>
    codesOf(signGate(base, { ...cadre, userId }, at, { gate: 'initiation', onDate: DAYS.initiation }))
  expect(await by('other')).toEqual(['rule.refused', 'signature.pairing'])
  expect(await by('city')).toEqual(['rule.refused', 'signature.pairing'])
  await base.client.query('update pairing set giver_code = null where receiver_code = $1', [BANNER])
  expect(await by('city')).toBe('done')
})
