/** Statements and card files as banks write them, over HTTP: preview, import, reconcile, take back; each once. */
import { expect, test } from 'vitest'
import { person } from '../../../test/helper.ts'
import { openTestHouse } from '../../../test/house.ts'
import type { Person, TestHouse } from '../../../test/house.ts'
import { registered } from '../../../test/household.ts'
import { BANNER, beijing, BUDGET, bureau, ground, inLibrary } from '../../../test/project.ts'
import { within } from '../../kernel/tx.ts'
import { booked } from '../../programme.ts'
import { verifyBooks } from '../fund/bookCheck.queries.ts'
import { pay } from '../fund/fund.commands.ts'
import { spend } from '../fund/spending.commands.ts'
import { joinHouseholds, promise, signLinkage } from '../project/linkage.commands.ts'
import { listDues } from '../project/linkage.queries.ts'
import type { At } from '../project/opened.commands.ts'

const cell = (value: string | number): string => `"${String(value).replaceAll('"', '""')}"`
const csv = (rows: readonly (readonly (string | number)[])[]): Buffer =>
  Buffer.from(rows.map(row => row.map(cell).join(',')).join('\r\n'))

interface Page<R> {
  readonly rows: readonly R[]
  readonly total?: number
}
interface Line {
  readonly id: string
  readonly county: string
  readonly state: string
  readonly amountFen: string
  readonly partyAccount: string | null
  readonly byRule: boolean | null
}

async function opened(): Promise<{ house: TestHouse; desk: Person }> {
  const house = await openTestHouse()
  return { house, desk: house.as(bureau) }
}

/** 武川's special account in May 2019: two payments in, one spending out, and what does not meet anything. */
async function moved(house: TestHouse): Promise<void> {
  const { base } = house
  const g = await ground(base, BUDGET)
  const words = { payee: '武川县财政局', purpose: '产业' }
  const give = (voucher: string, amountFen: bigint, onDate: string): Promise<At> =>
    pay(base, beijing, {
      county: BANNER,
      allocationId: g.allocation.id,
      amountFen,
      onDate,
      voucher,
      ...words,
    })
  const paid = await give('拨2019-001', 500_000n, '2019-05-06')
  await give('拨2019-002', 300_000n, '2019-05-10')
  // Paid in the same month, and not on the statement.
  await give('拨2019-003', 70_000n, '2019-05-12')
  const of = { county: BANNER, paymentId: paid.id, payee: '某建筑公司', purpose: '工程款' }
  await spend(base, bureau, { ...of, amountFen: 120_000n, onDate: '2019-05-20', voucher: '支2019-001' })
}

const HEAD = [
  '交易日期',
  '贷方发生额（收入）',
  '借方发生额（支出）',
  '余额',
  '对方户名',
  '对方账号',
  '摘要',
  '交易流水号',
]
const ACCOUNT = '6228480012345678901'
const STATEMENT = [
  [`账号：${ACCOUNT}　户名：武川县扶贫协作资金专户　单位：元`, '', '', '', '', '', '', ''],
  HEAD,
  [
    '2019-05-08',
    '5,000.00',
    '',
    '6000.00',
    '北京市财政局',
    '0200001234567890',
    '协作资金 拨2019-001',
    'L001',
  ],
  ['20190511', '3000', '', '9000.00', '门头沟区财政局', '0200009876543210', '往来款', 'L002'],
  ['2019/5/21', '', '1,200.00', '7800.00', '某建筑公司', '15001234567890', '工程款', 'L003'],
  ['2019年5月30日', '1.23', '', '7801.23', '', '', '结息', 'L004'],
  ['合计', '8001.23', '1200.00', '', '', '', '', ''],
]

test('a statement meets payments and spending; what is left on either side is a work list; it comes in once', async () => {
  const { house, desk } = await opened()
  await moved(house)
  const file = ['对账单.csv', csv(STATEMENT), { county: BANNER }] as const
  const look = await desk.upload('/api/bank/statements/preview', ...file)
  expect(look.json(), look.body).toMatchObject({
    rows: 4,
    errors: 0,
    added: 4,
    same: 0,
    matched: 3,
    surplus: 1,
    broken: [],
  })
  expect(await desk.ask<Page<Line>>('/api/bank/lines')).toMatchObject({ rows: [] })
  const done = await desk.upload('/api/bank/statements', ...file)
  expect(done.json(), done.body).toMatchObject({ added: 4, matched: 3, surplus: 1 })
  expect((await desk.upload('/api/bank/statements', ...file)).json()).toMatchObject({ code: 'input.unique' })

  const open = await desk.ask<Page<Line>>('/api/bank/lines', { state: 'surplus' })
  expect(open.rows).toMatchObject([{ amountFen: '123', state: 'surplus' }])
  const [missing] = (await desk.ask<Page<{ voucher: string }>>('/api/bank/missing')).rows
  expect(missing).toMatchObject({ type: 'payment', voucher: '拨2019-003', amountFen: '70000' })
  const all = await desk.ask<Page<Line>>('/api/bank/lines')
  expect(all.rows.map(r => r.partyAccount)).toEqual([null, '**** 7890', '**** 3210', '**** 7890'])
  expect(JSON.stringify(all)).not.toContain('0200001234567890')
  expect(JSON.stringify(await desk.ask('/api/bank/batches'))).not.toContain(ACCOUNT)

  // A later statement of the same account brings the same lines again, and one more: only that comes in.
  const later = csv([
    ...STATEMENT.slice(0, 6),
    ['2019-06-03', '', '10', '7791.23', '开户行', '', '手续费', 'L005'],
  ])
  const more = await desk.upload('/api/bank/statements', '六月.csv', later, { county: BANNER })
  expect(more.json(), more.body).toMatchObject({ added: 1, same: 4, surplus: 1 })

  const [interest] = open.rows
  const at = `/api/bank/lines/${BANNER}/${interest!.id}`
  await desk.tell(`${at}/explain`, { reason: '专户结息，不属协作资金' })
  expect((await desk.post(`${at}/explain`, { reason: '再次' })).json()).toMatchObject({
    code: 'rule.refused',
  })
  await desk.tell(`${at}/release`)
  expect((await desk.ask<Page<Line>>('/api/bank/lines', { state: 'surplus' })).total).toBe(2)

  // Taken back as a whole, its lines and matches go and may come again.
  const batch = done.json<{ id: string }>().id
  expect(await desk.tell(`/api/bank/batches/${BANNER}/${batch}/takeBack`)).toEqual({ rows: 4 })
  expect((await desk.ask<Page<Line>>('/api/bank/lines')).rows).toHaveLength(1)
  expect((await desk.upload('/api/bank/statements', ...file)).json()).toMatchObject({ added: 4, matched: 3 })
})

test('by hand a line meets a record of its sum and direction only, and a record one line', async () => {
  const { house, desk } = await opened()
  await moved(house)
  // Three weeks later and without the voucher's number: the rule leaves it to a person.
  const late = csv([
    HEAD,
    ['2019-06-02', '3000', '', '', '门头沟区财政局', '', '往来款', 'L1'],
    ['2019-06-02', '700', '', '', '某', '', '往来款', 'L2'],
  ])
  await desk.upload('/api/bank/statements', '流水.csv', late, { county: BANNER })
  const rows = (await desk.ask<Page<Line>>('/api/bank/lines', { state: 'surplus' })).rows
  expect(rows).toHaveLength(2)
  const line = rows.find(r => r.amountFen === '300000')!
  const other = rows.find(r => r.amountFen === '70000')!
  const offers = await desk.ask<Page<{ id: string; voucher: string }>>(
    `/api/bank/lines/${BANNER}/${line.id}/records`,
  )
  expect(offers.rows).toMatchObject([{ type: 'payment', voucher: '拨2019-002' }])
  const to = { recordType: 'payment', recordId: offers.rows[0]!.id }
  expect((await desk.post(`/api/bank/lines/${BANNER}/${other.id}/match`, to)).json()).toMatchObject({
    details: [{ code: 'bank.differs' }],
  })
  await desk.tell(`/api/bank/lines/${BANNER}/${line.id}/match`, to)
  expect(await desk.ask('/api/bank/lines', { state: 'matched' })).toMatchObject({
    rows: [{ id: line.id, byRule: false, recordId: to.recordId }],
  })
  const stranger = house.as(person('banner_bureau', '152527'))
  expect(
    (await stranger.post(`/api/bank/lines/${BANNER}/${line.id}/release`)).statusCode,
  ).toBeGreaterThanOrEqual(403)
})

test('a statement that cannot be read says where; nothing of it comes in unless only the good rows are asked for', async () => {
  const { desk } = await opened()
  const wrong = csv([
    HEAD,
    ['2019-05-08', '50', '', '100', '', '', '甲', 'A'],
    ['五月', '50', '', '150', '', '', '乙', 'B'],
    ['2019-05-09', '5', '5', '150', '', '', '丙', 'C'],
    ['2019-05-09', '', '', '150', '', '', '丁', 'D'],
    ['2019-05-10', '50', '', '250', '', '', '戊', 'A'],
  ])
  const to = { county: BANNER }
  const look = (await desk.upload('/api/bank/statements/preview', 'x.csv', wrong, to)).json<{
    problems: { rowNo: number; problems: { code: string }[] }[]
    broken: number[]
  }>()
  expect(look.problems.map(p => [p.rowNo, ...p.problems.map(f => f.code)])).toEqual([
    [3, 'bank.date'],
    [4, 'bank.both'],
    [5, 'bank.amount'],
    [6, 'bank.twin'],
  ])
  // 50 more and then 100 more on the balance: something in between is not in the file.
  expect(look.broken).toEqual([6])
  expect((await desk.upload('/api/bank/statements', 'x.csv', wrong, to)).json()).toMatchObject({
    code: 'import.hasErrors',
  })
  const good = await desk.upload('/api/bank/statements', 'x.csv', wrong, { ...to, goodRowsOnly: 'true' })
  expect(good.json()).toMatchObject({ added: 1 })
  const none = await desk.upload(
    '/api/bank/statements',
    'y.csv',
    csv([
      ['姓名', '电话'],
      ['甲', '1'],
    ]),
    to,
  )
  expect(none.json()).toMatchObject({ code: 'sheet.columns' })
})

/** A dividend contract with three households, each promised 425 yuan for 2019. */
async function linked(house: TestHouse) {
  const { base } = house
  const g = await ground(base)
  const { at } = await inLibrary(base, g, { category: 'cattle' })
  const found = await base.transaction(c =>
    c.query<{ code: string }>(
      `select code from area where county = $1 and level = 'village' order by code limit 1`,
      [BANNER],
    ),
  )
  const areaCode = found.rows[0]!.code
  const homes: At[] = []
  for (let n = 0; n < 3; n++)
    homes.push(await registered(base, { county: BANNER, areaCode, householdCode: `15012510000${n}` }))
  const contract = await signLinkage(base, bureau, at, {
    type: 'dividend',
    operator: '某养殖合作社',
    signedOn: '2019-03-01',
    fromOn: '2019-03-01',
    principalFen: BUDGET,
    rate: 0.085,
  })
  await joinHouseholds(base, bureau, contract, { householdIds: homes.map(h => h.id), fromOn: '2019-03-01' })
  await promise(base, bureau, contract, {
    rows: homes.map(h => ({ householdId: h.id, dueOn: '2019-12-20', amountFen: 42_500n })),
  })
  return { contract, homes }
}

const CARD_HEAD = ['序号', '户编号', '户主姓名', '一卡通账号', '发放金额（元）', '备注']
const card = (n: number): string => `62170012345678${n}000`
const CARDS = [
  ['惠农一卡通发放明细表', '', '', '', '', ''],
  CARD_HEAD,
  ...[0, 1, 2].map(n => [n + 1, `15012510000${n}`, '某某', card(n), '425.00', '']),
  ['合计', '', '', '', '1275.00', ''],
]

const paidOf = async (house: TestHouse, contract: At): Promise<string[]> =>
  (await within(house.base, bureau, tx => listDues(tx, contract, { limit: 50 }))).rows
    .map(r => String(r.paidFen))
    .sort()

test('a card file pays the promises of a contract; the bank’s return confirms or fails each; both are taken back', async () => {
  const { house, desk } = await opened()
  const { contract } = await linked(house)
  const to = { county: BANNER, linkage: contract.id, onDate: '2019-12-25' }
  const look = await desk.upload('/api/bank/cards/preview', '发放.csv', csv(CARDS), to)
  expect(look.json(), look.body).toMatchObject({ rows: 3, errors: 0, added: 3, sumFen: '127500', missing: 0 })
  expect(await paidOf(house, contract)).toEqual(['0', '0', '0'])
  const sent = await desk.upload('/api/bank/cards', '发放.csv', csv(CARDS), { ...to, voucher: '一卡通-1' })
  expect(sent.json(), sent.body).toMatchObject({ paid: 3 })
  expect(await paidOf(house, contract)).toEqual(['42500', '42500', '42500'])
  // The same file again pays nobody twice.
  const again = await desk.upload('/api/bank/cards', '发放.csv', csv(CARDS), { ...to, voucher: '一卡通-1' })
  expect(again.json()).toMatchObject({ code: 'input.unique' })
  const batch = sent.json<{ id: string }>().id
  const shown = JSON.stringify(await desk.ask('/api/bank/cards', { batch }))
  expect(shown).toContain('**** 0000')
  expect(shown).not.toContain(card(0))

  const answer = (rows: readonly (readonly string[])[]): Buffer =>
    csv([['账号', '交易金额', '交易状态', '失败原因'], ...rows])
  const back = { county: BANNER, batch }
  const stranger = answer([
    [card(0), '425.00', '成功', ''],
    ['6217000000000000000', '425', '成功', ''],
  ])
  const odd = await desk.upload('/api/bank/returns/preview', '回盘.csv', stranger, back)
  expect(odd.json(), odd.body).toMatchObject({ errors: 1, arrived: 1, missing: 2, problems: [{ rowNo: 3 }] })
  const told = answer([
    [card(0), '425.00', '成功', ''],
    [card(1), '425.00', '失败', '户名账号不符'],
    [card(2), '425.00', '成功', ''],
  ])
  const returned = await desk.upload('/api/bank/returns', '回盘.csv', told, back)
  expect(returned.json(), returned.body).toMatchObject({ arrived: 2, failed: 1 })
  expect(await paidOf(house, contract)).toEqual(['0', '42500', '42500'])
  expect(await desk.ask('/api/bank/cards', { state: 'failed' })).toMatchObject({
    rows: [{ reason: '户名账号不符', paymentId: null, account: '**** 1000' }],
  })
  const income = async (): Promise<number> =>
    (
      await house.base.transaction(c =>
        c.query(`select 1 from income_line where from_type = 'benefit' and retracted_at is null`),
      )
    ).rows.length
  expect(await income()).toBe(2)

  const takeBack = (id: string) => desk.post(`/api/bank/batches/${BANNER}/${id}/takeBack`)
  expect((await takeBack(batch)).json()).toMatchObject({ details: [{ code: 'bank.answered' }] })
  expect((await takeBack(returned.json<{ id: string }>().id)).statusCode).toBe(200)
  expect(await paidOf(house, contract)).toEqual(['42500', '42500', '42500'])
  expect((await takeBack(batch)).json()).toEqual({ rows: 3 })
  expect([await paidOf(house, contract), await income()]).toEqual([['0', '0', '0'], 0])
  expect(await within(house.base, beijing, tx => verifyBooks(tx, booked))).toEqual([])
})

test('a card file with one wrong row pays nobody, and says which row and why', async () => {
  const { house, desk } = await opened()
  const { contract } = await linked(house)
  const rows = [
    ['150125100000', '某', card(0), '425.00'],
    ['999', '某', card(1), '425.00'],
    ['150125100001', '某', '12', '425.00'],
    ['150125100002', '某', card(2), '425.01'],
    ['150125100000', '某', card(0), '1'],
  ].map((row, i) => [i + 1, ...row, ''])
  const file = csv([CARD_HEAD, ...rows])
  const to = { county: BANNER, linkage: contract.id, onDate: '2019-12-25' }
  const look = (await desk.upload('/api/bank/cards/preview', '发放.csv', file, to)).json<{
    problems: { rowNo: number; problems: { code: string }[] }[]
  }>()
  expect(look.problems.map(p => [p.rowNo, ...p.problems.map(f => f.code)])).toEqual([
    [3, 'card.household'],
    [4, 'card.account'],
    [5, 'card.beyond'],
    [6, 'card.twin'],
  ])
  const sent = await desk.upload('/api/bank/cards', '发放.csv', file, { ...to, voucher: '一卡通' })
  expect(sent.json()).toMatchObject({ code: 'import.hasErrors' })
  // Before the promise is due nothing is owed.
  const early = await desk.upload('/api/bank/cards/preview', '发放.csv', csv(CARDS), {
    ...to,
    onDate: '2019-06-01',
  })
  expect(early.json()).toMatchObject({ errors: 3 })
  expect(await paidOf(house, contract)).toEqual(['0', '0', '0'])
})
