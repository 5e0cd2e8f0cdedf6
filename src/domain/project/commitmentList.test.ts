/** Contracts, spending and accounts through HTTP by sheet: the rules of the hand hold row by row, and a batch goes back as one. */
import { expect, test } from 'vitest'
import { openTestHouse } from '../../../test/house.ts'
import type { Person } from '../../../test/house.ts'
import { BANNER, beijing, bureau, DISTRICT, ground, inLibrary, through } from '../../../test/project.ts'
import type { Base } from '../../kernel/db.ts'
import type { Look } from '../../kernel/ledger/look.rules.ts'
import { within } from '../../kernel/tx.ts'
import { booked } from '../../programme.ts'
import { verifyBooks } from '../fund/bookCheck.queries.ts'
import { pay } from '../fund/fund.commands.ts'
import { payForProject } from './payment.commands.ts'

const place = { county: BANNER }
const csv = (...lines: string[]): Buffer => Buffer.from(lines.join('\r\n'))
const CONTRACTS =
  '项目编号,项目名称,资金来源,资金年度,合同编号,承包（供应）单位,合同内容,签订日期,合同金额（元）,监理单位'

const look = async (office: Person, list: string, file: Buffer, answers = {}): Promise<Look> => {
  const fields = { answers: JSON.stringify(answers) }
  const sent = await office.upload(`/api/ledgers/${list}/preview`, 'a.csv', file, place, fields)
  expect(sent.statusCode, sent.body.slice(0, 500)).toBe(200)
  return sent.json()
}
const problemsOf = (found: Look): [number, string][] =>
  found.problems.flatMap(r => r.problems.map((p): [number, string] => [r.rowNo, p.code]))

/** A project of 10,000 yuan that has passed 立项, and its code; and one that has not. */
async function projects(base: Base) {
  const g = await ground(base, 4_000_000n)
  const first = await inLibrary(base, g, { code: 'XM1', name: '马铃薯种薯仓储' })
  await through(base, g, first.at, 'initiation')
  const second = await inLibrary(base, g, { code: 'XM2', name: '饮水工程' })
  return { g, first, second }
}

const balanced = (base: Base) => within(base, beijing, tx => verifyBooks(tx, booked))

test('contracts come in by project code, never beyond what is bound nor before 立项, and go back until something is paid', async () => {
  const house = await openTestHouse()
  const { g, first } = await projects(house.base)
  const office = house.as(bureau)
  const file = csv(
    '武川县合同台账',
    CONTRACTS,
    'XM1,马铃薯种薯仓储,北京市级财政援助,2019,HT-1,甲公司,土建,2019-03-01,6000,示例监理',
    ',马铃薯种薯仓储,,,HT-2,乙公司,设备,2019-03-02,3500,',
    'XM1,,,,HT-3,丙公司,超出,2019-03-03,600,',
    'XM2,,,,HT-4,丁公司,未立项,2019-03-03,100,',
    'XM9,,,,HT-5,戊公司,没有,2019-03-03,100,',
    'XM1,饮水工程,,,HT-6,己公司,不符,2019-03-03,100,',
    'XM1,,中央财政专项,,HT-7,庚公司,来源,2019-03-03,100,',
    'XM1,,,,HT-1,辛公司,重号,2019-03-03,100,',
    'XM1,,,,HT-8,壬公司,将来,2099-03-03,100,',
    'XM1,,,,HT-9,癸公司,到月,2019-03,100,',
    '合计,,,,,,,,9500,',
  )
  const found = await look(office, 'commitments', file)
  expect(found).toMatchObject({
    rows: 10,
    added: 2,
    errors: 8,
    effect: { zh: '将新增 2 份合同，金额 0.95 万元' },
  })
  expect(problemsOf(found)).toEqual([
    [5, 'fund.overdrawn'],
    [6, 'commitment.initiation'],
    [7, 'project.unknown'],
    [8, 'project.differs'],
    [9, 'line.none'],
    [10, 'commitment.twice'],
    [11, 'commitment.ahead'],
    [12, 'cell.dayNeeded'],
  ])
  const contracts = () =>
    office.ask<{ rows: { id: string; number: string; amountFen: string }[] }>('/api/commitments')
  expect((await contracts()).rows, 'a look writes nothing').toEqual([])
  const good = { ...place, goodRowsOnly: 'true' }
  const done = (await office.upload('/api/ledgers/commitments', 'a.csv', file, good)).json()
  expect(done).toMatchObject({ written: 2, leftOut: 8 })
  const stand = (await contracts()).rows
  expect(stand.map(c => [c.number, c.amountFen]).sort()).toEqual([
    ['HT-1', '600000'],
    ['HT-2', '350000'],
  ])
  expect(await balanced(house.base)).toEqual([])

  // Something is paid on one of them: the batch stays, and says why.
  await through(house.base, g, first.at, 'investment')
  const paid = {
    amountFen: 100_000n,
    onDate: '2019-04-01',
    voucher: '付-1',
    payee: '甲公司',
    purpose: '预付',
  }
  const contract = stand.find(c => c.number === 'HT-1')!
  await payForProject(house.base, beijing, first.at, {
    fundingId: first.fundingId,
    commitmentId: contract.id,
    ...paid,
  })
  const path = `/api/ledgers/commitments/batches/${BANNER}/${done.id}/takeBack`
  const refused = await office.post(path, { reason: '选错文件' })
  expect([refused.statusCode, refused.json().message]).toEqual([
    422,
    expect.stringContaining('第 3 行合同“HT-1 马铃薯种薯仓储”已有拨付或核减'),
  ])
  expect((await contracts()).rows).toHaveLength(2)
})

test('a batch of contracts goes back whole, and its money is free again', async () => {
  const house = await openTestHouse()
  await projects(house.base)
  const office = house.as(bureau)
  const row = (number: string, yuan: number) => `XM1,,,,${number},甲公司,土建,2019-03-01,${yuan},`
  const file = csv(CONTRACTS, row('HT-1', 6000), row('HT-2', 4000))
  const done = (await office.upload('/api/ledgers/commitments', 'a.csv', file, place)).json()
  expect((await look(office, 'commitments', csv(CONTRACTS, row('HT-3', 1)))).errors).toBe(1)
  await office.tell(`/api/ledgers/commitments/batches/${BANNER}/${done.id}/takeBack`, { reason: '选错文件' })
  expect((await office.ask<{ rows: unknown[] }>('/api/commitments')).rows).toEqual([])
  expect(await balanced(house.base)).toEqual([])
  expect((await look(office, 'commitments', csv(CONTRACTS, row('HT-1', 10_000)))).added).toBe(1)
})

const SPENT =
  '项目编号,拨付凭证号,支出日期,凭证号,收款单位,用途,支出金额（元）,报账单号,报账日期,报账金额（元）'

test('spending and accounts come in by the payment’s voucher, within it, and are asked about where they stand already', async () => {
  const house = await openTestHouse()
  const { g, first } = await projects(house.base)
  await through(house.base, g, first.at, 'investment')
  const paid = {
    amountFen: 300_000n,
    onDate: '2019-04-01',
    voucher: '拨-1',
    payee: '农牧局',
    purpose: '预付',
  }
  await payForProject(house.base, beijing, first.at, { fundingId: first.fundingId, ...paid })
  const plain = { ...place, allocationId: g.allocation.id, amountFen: 50_000n, onDate: '2019-04-02' }
  await pay(house.base, beijing, { ...plain, voucher: '拨-2', payee: '农牧局', purpose: '其他' })
  const office = house.as(bureau)
  const file = csv(
    SPENT,
    'XM1,,2019-05-01,支-1,甲公司,进度款,2000,报-1,2019-05-10,1500',
    ',拨-2,2019-05-02,支-2,乙公司,其他,500,,,',
    ',拨-1,2019-05-03,支-3,甲公司,超出,1001,,,',
    ',拨-1,2019-05-04,支-4,甲公司,余款,1000,,,',
    'XM1,拨-2,2019-05-04,支-5,甲公司,不符,1,,,',
    ',拨-9,2019-05-04,支-6,甲公司,没有,1,,,',
    ',拨-2,2019-04-01,支-7,甲公司,早于拨付,1,,,',
    'XM1,,2019-05-01,支-8,甲公司,缺报账金额,1,报-8,2019-05-10,',
    'XM2,,2019-05-01,支-9,甲公司,没有拨付,1,,,',
    'XM1,,2019-05-05,支-1,甲公司,重号,1,,,',
  )
  const found = await look(office, 'spendings', file)
  expect([found.added, found.errors, found.asked]).toEqual([3, 6, 1])
  expect(problemsOf(found)).toEqual([
    [4, 'fund.overdrawn'],
    [6, 'payment.project'],
    [7, 'payment.unknown'],
    [8, 'fund.overdrawn'],
    [9, 'spending.partly'],
    [10, 'payment.none'],
    [11, 'spending.twin'],
  ])
  const good = { ...place, goodRowsOnly: 'true' }
  const fields = { answers: JSON.stringify({ twin: 'skip' }) }
  const done = (await office.upload('/api/ledgers/spendings', 'a.csv', file, good, fields)).json()
  expect(done).toMatchObject({ written: 3, leftOut: 7 })
  const spendings = () =>
    office.ask<{ rows: { voucher: string; settledFen: string }[] }>('/api/spendings', { area: BANNER })
  expect((await spendings()).rows.map(s => [s.voucher, s.settledFen]).sort()).toEqual([
    ['支-1', '150000'],
    ['支-2', '0'],
    ['支-4', '0'],
  ])
  const kept = await office.ask<{ rows: { rowNo: number; recordType: string }[] }>(
    `/api/ledgers/batches/${BANNER}/${done.id}/rows`,
  )
  expect(kept.rows.map(r => [r.rowNo, r.recordType])).toEqual([
    [2, 'spending'],
    [2, 'settlement'],
    [3, 'spending'],
    [5, 'spending'],
  ])
  expect(await balanced(house.base)).toEqual([])
  await office.tell(`/api/ledgers/spendings/batches/${BANNER}/${done.id}/takeBack`, { reason: '选错文件' })
  expect((await spendings()).rows).toEqual([])
  expect(await balanced(house.base)).toEqual([])
  // Its money is there again, and the payment can be reversed.
  expect(
    (await look(office, 'spendings', csv(SPENT, 'XM1,,2019-05-01,支-1,甲公司,全部,3000,,,'))).added,
  ).toBe(1)
})

test('a ledger of appropriations and one of allocations: what is given is not given twice', async () => {
  const house = await openTestHouse()
  await ground(house.base, 1_000_000n)
  const office = house.as(beijing)
  const giver = { county: '110000' }
  const head = '资金年度,资金来源,资金文件文号,下达金额（万元）,下达日期,用途'
  const given = csv(
    head,
    '2020,北京市级财政援助,,3000,2020-02,扶贫协作',
    '2020,北京区级财政援助,,10,2020-02-03,区级的钱不是市里的',
    '2020,北京市级财政援助,没有这个文号,10,2020-02-03,文号',
    '2020,北京市级财政援助,,3000,2020-03-01,又一笔同样的',
  )
  const seen = await office.upload('/api/ledgers/appropriations/preview', 'a.csv', given, giver)
  expect(seen.json<Look>()).toMatchObject({ added: 1, errors: 2, asked: 1 })
  expect(problemsOf(seen.json())).toEqual([
    [3, 'rule.refused'],
    [4, 'document.unknown'],
    [5, 'appropriation.twin'],
  ])
  const only = { ...giver, goodRowsOnly: 'true' }
  const first = (await office.upload('/api/ledgers/appropriations', 'a.csv', given, only)).json()
  expect(first).toMatchObject({ written: 1 })
  const shares = '资金年度,资金来源,旗县,分配金额（万元）,分配日期,分配理由'
  const file = csv(
    shares,
    '2020,北京市级财政援助,武川县,2000,2020-03-01,按任务',
    '2020,北京市级财政援助,武川县,1500,2020-03-01,超出',
    '2020,北京市级财政援助,没有的旗,1,2020-03-01,旗县',
    '2021,北京市级财政援助,武川县,1,2020-03-01,年度',
  )
  const looked = (await office.upload('/api/ledgers/allocations/preview', 'b.csv', file, giver)).json<Look>()
  expect([looked.added, problemsOf(looked)]).toEqual([
    1,
    [
      [3, 'fund.overdrawn'],
      [4, 'banner.unknown'],
      [5, 'appropriation.none'],
    ],
  ])
  const second = (await office.upload('/api/ledgers/allocations', 'b.csv', file, only)).json()
  expect(await balanced(house.base)).toEqual([])
  // The banner's own chain tells of it, and the share's history leads to the batch.
  const [row] = (
    await office.ask<{ rows: { county: string; recordId: string }[] }>(
      `/api/ledgers/batches/110000/${second.id}/rows`,
    )
  ).rows
  const history = await house
    .as(bureau)
    .ask<{ rows: { command: string; rowCount: number }[] }>(
      `/api/records/allocation/${row!.county}/${row!.recordId}/history`,
    )
  expect(history.rows.map(h => [h.command, h.rowCount])).toEqual([['importLedger', 1]])
  // What is allocated on keeps the appropriation.
  const back = (list: string, id: string) =>
    office.post(`/api/ledgers/${list}/batches/110000/${id}/takeBack`, { reason: '选错文件' })
  expect((await back('appropriations', first.id)).json().message).toContain('已有分配，不能撤回')
  expect((await back('allocations', second.id)).statusCode).toBe(200)
  expect((await back('appropriations', first.id)).statusCode).toBe(200)
  expect(await balanced(house.base)).toEqual([])
  // A district gives its own only.
  const stranger = await office.upload('/api/ledgers/allocations', 'b.csv', file, { county: DISTRICT })
  expect(stranger.statusCode).toBe(422)
})
