/** Every list that leaves the house, downloaded by a named person, read back and held against the list on the screen. */
import { expect, test } from 'vitest'
import { draftAnnouncement } from '../src/domain/notice/announcement.commands.ts'
import { registerComplaint } from '../src/domain/notice/complaintReceive.commands.ts'
import { registerDocument } from '../src/domain/notice/document.commands.ts'
import { designate, declareExit } from '../src/domain/exit/exit.commands.ts'
import {
  allocate,
  appropriate,
  confirmPayment,
  pay,
  reversePayment,
} from '../src/domain/fund/fund.commands.ts'
import { bookLot } from '../src/domain/fund/book.table.ts'
import { bankBatch, cardLine } from '../src/domain/bank/bank.table.ts'
import { settle, spend } from '../src/domain/fund/spending.commands.ts'
import { commitment, projectFunding } from '../src/domain/project/project.table.ts'
import { asset, assetState } from '../src/domain/project/asset.table.ts'
import { proposeProject } from '../src/domain/project/library.commands.ts'
import { signLinkage } from '../src/domain/project/linkage.commands.ts'
import { raiseFinding } from '../src/domain/inspection/finding.commands.ts'
import { registerPosting } from '../src/domain/secondment/posting.commands.ts'
import { newId } from '../src/kernel/clock.ts'
import { over } from '../src/kernel/db.ts'
import type { Figure } from '../src/kernel/figure.ts'
import { recordIncome } from '../src/domain/household/income.commands.ts'
import { BASES } from '../src/kernel/contribution.ts'
import { publishRollups } from '../src/domain/report/rollup.commands.ts'
import { within } from '../src/kernel/tx.ts'
import type { Base } from '../src/kernel/db.ts'
import { auditLine } from '../src/kernel/audit.table.ts'
import type { Cell } from '../src/kernel/sheet/cell.ts'
import { isFooterRow, isTotalsRow } from '../src/kernel/sheet/row.rules.ts'
import { announced, exportLists, indicators } from '../src/programme.ts'
import { HONGYI, head, idNumber, registered } from './household.ts'
import { openTestHouse, rowsOf } from './house.ts'
import type { Person, TestHouse } from './house.ts'
import { library } from './library.ts'
import { person } from './helper.ts'

const BANNER = '152527'
const bureau = { ...person('banner_bureau', BANNER), userName: '萨仁（太仆寺旗主管部门）' }
const beijing = person('beijing_office', '110000', ['110000', '110114', BANNER, '150125'])
const region = person('region_office', '150000', ['150000', BANNER])
const auditor = person('auditor', '150000', ['110000', '150000', BANNER])

async function settled(base: Base): Promise<void> {
  const document = await registerDocument(base, beijing, {
    number: '京财农指〔2019〕11号',
    title: '=HYPERLINK("x") 下达协作资金',
    kind: 'fund',
    issuer: '北京市财政局',
    issuedOn: '2019-02-28',
    issuedPrecision: 'month',
  })
  const cited = { documentCounty: document.county, documentId: document.id }
  const money = await appropriate(base, beijing, {
    source: 'municipal',
    giverCode: '110000',
    year: 2019,
    amountFen: 1_211_000_050n,
    onDate: '2019-02-28',
    onPrecision: 'month',
    purpose: '扶贫协作',
    ...cited,
  })
  const share = await allocate(base, beijing, {
    county: BANNER,
    appropriationCounty: money.county,
    appropriationId: money.id,
    amountFen: 900_000_000n,
    onDate: '2019-03-01',
    reason: '按任务分配',
    ...cited,
  })
  const paid = []
  for (const amountFen of [123_456_789n, 200_000_001n, 5_000_000n])
    paid.push(
      await pay(base, beijing, {
        county: BANNER,
        allocationId: share.id,
        amountFen,
        onDate: '2019-05-01',
        voucher: '-付0001',
        payee: '太仆寺旗财政局',
        purpose: '产业',
      }),
    )
  await confirmPayment(base, bureau, paid[0]!, { stance: 'confirmed' })
  await reversePayment(base, beijing, paid[2]!, '重复拨付')
  const spent = await spend(base, bureau, {
    county: BANNER,
    paymentId: paid[1]!.id,
    amountFen: 50_000_003n,
    onDate: '2019-06-01',
    voucher: '-支0001',
    payee: '合作社',
    purpose: '产业',
  })
  const accounts = { county: BANNER, spendingId: spent.id, amountFen: 20_000_001n, onDate: '2019-07-01' }
  await settle(base, bureau, { ...accounts, number: '报0001' })
  for (const [recordId, amountFen] of [
    [paid[0]!.id, 3_456_789n],
    [paid[1]!.id, undefined],
  ] as const)
    await raiseFinding(base, auditor, {
      county: BANNER,
      recordType: 'payment',
      recordId,
      kind: 'money',
      severity: 'serious',
      content: '=拨付未对应项目',
      amountFen,
      unit: '太仆寺旗财政局',
      foundOn: '2020-06-01',
      dueOn: '2020-08-31',
    })
  for (const text of ['=补贴没有按时发放，请核实', '公示贴在锁着的会议室里，看不到', '储窖的门还没有装'])
    await registerComplaint(base, bureau, {
      areaCode: HONGYI,
      channel: 'hotline',
      matter: 'money',
      text,
      name: '王凤莲',
      receivedOn: '2020-06-01',
    })
  await registerDocument(base, bureau, {
    title: '会议纪要',
    kind: 'minutes',
    issuer: '太仆寺旗人民政府',
    issuedPrecision: 'day',
  })
  for (const areaCode of [BANNER, HONGYI])
    await designate(base, areaCode === BANNER ? region : bureau, {
      county: BANNER,
      areaCode,
      object: areaCode === BANNER ? 'banner' : 'village',
      level: 'national',
      year: 2014,
    })
  await declareExit(base, bureau, {
    county: BANNER,
    areaCode: HONGYI,
    object: 'village',
    kind: 'exited',
    round: 2018,
    onDate: '2018-12-20',
    onPrecision: 'day',
    incidence: 0.0123,
  })
  await base.transaction(client =>
    client.query(
      `insert into population (id, area_code, year, registered, agricultural, source, recorded_at, recorded_by, batch_id)
       select gen_random_uuid(), code, 2019, 1000, 900, '年报', now(), '统计', gen_random_uuid() from area where county = $1 and level = 'village' limit 5`,
      [BANNER],
    ),
  )
  for (let i = 0; i < 4; i++) {
    const at = await registered(base, {
      householdCode: `1525271022160000${i}`,
      phone: '13812345678',
      members: [
        head({ name: i ? '阿拉坦其其格' : '=王凤莲' }),
        { name: '那日苏', relation: 'son', idNumber: idNumber('1990-02-03', 'male'), phone: '13900001111' },
      ],
    })
    await recordIncome(base, bureau, at, { year: 2019, lines: [{ line: 'a1', amountFen: 1_234_567n }] })
  }
}

/** A roster, projects with a contract, and what one of them left; the library of the year, to be announced. */
async function built(base: Base): Promise<void> {
  for (const kind of ['plan', 'library'] as const)
    await draftAnnouncement(base, bureau, announced, {
      kind,
      areaCode: BANNER,
      year: 2019,
      issuer: '=太仆寺旗主管部门',
      officePhone: '0479-5221234',
    })
  const posting = {
    county: BANNER,
    kind: 'cadre',
    direction: 'to_steppe',
    senderUnit: '昌平区某单位',
    districtCode: '110114',
    hostUnit: '太仆寺旗人民政府',
    post: '副旗长（挂职）',
    fromOn: '2019-04-30',
    fromPrecision: 'month',
    toPrecision: 'day',
    origin: 'assigned',
  } as const
  for (const personName of ['甲', '=乙', '丙'])
    await registerPosting(base, bureau, { ...posting, personName })
  const made: { county: string; id: string }[] = []
  for (const name of ['金鸡产业', '=仓储', '饮水'])
    made.push(
      await proposeProject(base, bureau, {
        county: BANNER,
        areaCode: HONGYI,
        name,
        category: 'poultry',
        nature: 'new',
        content: '示例',
        budgetFen: 12_345_600n,
        onDate: '2018-11-01',
      }),
    )
  const terms = { signedOn: '2019-01-02', fromOn: '2019-01-02', rate: 0.085 } as const
  await signLinkage(base, bureau, made[0]!, {
    type: 'dividend',
    operator: '合作社',
    principalFen: 100n,
    ...terms,
  })
  await base.transaction(async client => {
    const own = { county: BANNER, areaCode: HONGYI, recordedAt: new Date() }
    const fundingId = newId()
    const contract = {
      id: newId(),
      fundingId,
      party: '公司',
      number: '合1',
      subject: '施工',
      signedOn: '2019-04-01',
    }
    const ofProject = { ...own, projectId: made[0]!.id, amountFen: 3_000_000n }
    await over(client)
      .insert(projectFunding)
      .values({ ...ofProject, id: fundingId, source: 'municipal' })
    await over(client)
      .insert(commitment)
      .values({ ...ofProject, ...contract })
    const lot = {
      county: BANNER,
      areaCode: BANNER,
      source: 'municipal',
      giverCode: '110000',
      year: 2019,
    } as const
    await over(client)
      .insert(bookLot)
      .values({ ...lot, id: contract.id, stage: 'committed', amountFen: 3_000_000n, balanceFen: 1_000_000n })
    const id = newId()
    const words = { name: '鸡舍', owner: '村集体', keeper: '嘎查达' }
    const kind = { class: 'operating', ownership: 'collective', registeredOn: '2019-11-01' } as const
    await over(client)
      .insert(asset)
      .values({ ...own, ...words, ...kind, id, projectId: made[0]!.id, originalFen: 5_000_000n })
    await over(client)
      .insert(assetState)
      .values({ ...own, id: newId(), assetId: id, state: 'in_use', onDate: '2019-11-01' })
  })
}

/** Records between the headings and the total; and the total's numbers. */
function parted(rows: readonly Cell[][], headings: number) {
  const body = rows.slice(headings)
  const total = body.find(isTotalsRow)
  return {
    records: body.filter(row => !isTotalsRow(row) && !isFooterRow(row)),
    sums: total?.filter(cell => typeof cell === 'number') ?? [],
    label: total?.[0] as string | undefined,
    footer: body.filter(isFooterRow),
  }
}

type Rows = Record<string, unknown>[]

/** The same list as a screen asks for it, page by page. */
async function listed(someone: Person, path: string, query: Record<string, string> = {}): Promise<Rows> {
  const rows: Rows = []
  let cursor: string | null = null
  do {
    const page: { rows: Rows; next?: string | null } = await someone.ask(path, {
      ...query,
      ...(cursor ? { cursor } : {}),
    })
    rows.push(...page.rows)
    cursor = page.next ?? null
  } while (cursor)
  return rows
}

const fen = (rows: Rows, key: string): number => rows.reduce((sum, r) => sum + Number(r[key]), 0) / 1_000_000
const whole = (rows: Rows, key: string): number => rows.reduce((sum, r) => sum + Number(r[key]), 0)
const small = { limit: '2' }
const yuan = (rows: Rows): number[] => [whole(rows, 'amountFen') / 100]
const figure = { id: 'fund.invested', area: BANNER, from: '2019-01-01', to: '2019-12-31' }

/** A year divided between two banners, solved: the only scenario of the house. */
async function planned(house: TestHouse): Promise<void> {
  await library(house.base, 2018, [
    { county: BANNER, name: '太仆寺牛', wan: 100, households: 60 },
    { county: '150125', name: '武川牛', wan: 150, households: 30 },
  ])
  const office = house.as(beijing)
  await office.tell('/api/appropriations', {
    source: 'municipal',
    giverCode: '110000',
    year: 2018,
    amountFen: '120000000',
    onDate: '2018-02-01',
    purpose: '协作资金',
  })
  const at = await office.tell<At>('/api/scenarios', { year: 2018, title: '甲方案' })
  const path = `/api/scenarios/${at.county}/${at.id}`
  const { revision, rules } = await office.ask<{ revision: number; rules: object }>(path)
  const free = await office.put(`${path}/rules`, { revision, rules: { ...rules, minOnPoor: null } })
  expect(free.statusCode, free.body).toBe(200)
  await office.tell(`${path}/solve`)
  await house.work()
}

/** A statement of May 2019, and a card file of one household. */
async function banked(house: TestHouse): Promise<void> {
  const csv = [
    '账号：6217 0000 0000 0000 123',
    '交易日期,收入金额,支出金额,对方户名,对方账号,摘要,流水号',
    '2019-05-02,1234567.89,,北京市财政国库,6217000000000000999,协作资金,L1',
    '2019-05-03,,2.5,开户银行,,手续费,L2',
    '2019-06-30,18.36,,开户银行,,=结息,L3',
  ]
  const bytes = Buffer.from(csv.join('\r\n'))
  const sent = await house.as(bureau).upload('/api/bank/statements', '对账单.csv', bytes, { county: BANNER })
  expect(sent.statusCode, sent.body).toBe(200)
  await house.base.transaction(async client => {
    const { rows } = await client.query<{ id: string }>(
      'select id from household where county = $1 order by id limit 1',
      [BANNER],
    )
    const own = { county: BANNER, areaCode: BANNER, recordedAt: new Date() }
    const id = newId()
    const words = {
      fileName: '发放.xlsx',
      fileHash: 'x',
      fromOn: '2019-12-25',
      toOn: '2019-12-25',
      importedBy: '示例',
    }
    await over(client)
      .insert(bankBatch)
      .values({ ...own, ...words, id, kind: 'card', lines: 1, sumFen: 317_100n })
    const account = { accountSealed: 'x', accountTail: '0123', accountIndex: 'x' }
    await over(client)
      .insert(cardLine)
      .values({
        ...own,
        ...account,
        id: newId(),
        batchId: id,
        lineNo: 3,
        householdId: rows[0]!.id,
        dueId: newId(),
        amountFen: 317_100n,
      })
  })
}

interface At {
  readonly county: string
  readonly id: string
}

async function plan(office: Person): Promise<At> {
  const { rows } = await office.ask<{ rows: At[] }>('/api/scenarios')
  return rows[0]!
}
const ofPlan = async (office: Person) => {
  const { county, id } = await plan(office)
  return { scenario: `${county}_${id}` }
}

/** A sample of the banner's payments; drawn when it is first asked for. */
async function sampleOf(someone: Person): Promise<At> {
  const { rows } = await someone.ask<{ rows: At[] }>('/api/audit-samples')
  const order = { area: BANNER, name: '拨付抽查', ledger: 'payment', method: 'simple', size: 2, seed: '1' }
  return rows[0] ?? someone.tell<At>('/api/audit-samples', order)
}

interface Held {
  readonly reader: typeof bureau
  readonly query?: Record<string, string> | ((someone: Person) => Promise<Record<string, string>>)
  /** Rows above the first record. */
  readonly headings: number
  readonly list: (someone: Person) => Promise<{ rows: number; sums: number[] }>
}

const ofList =
  (path: string, sums: (rows: Rows) => number[], query: Record<string, string> = small) =>
  async (someone: Person) => {
    const rows = await listed(someone, path, query)
    return { rows: rows.length, sums: sums(rows) }
  }
const none = (): number[] => []

/** For each list: who exports it, and what the list on the screen says. A list that is missing here fails the test. */
const HELD: Record<string, Held> = {
  households: {
    reader: bureau,
    headings: 3,
    list: ofList('/api/households', rows => [whole(rows, 'members')]),
  },
  members: {
    reader: bureau,
    headings: 2,
    list: async someone => ({ rows: whole(await listed(someone, '/api/households'), 'members'), sums: [] }),
  },
  villages: {
    reader: bureau,
    headings: 3,
    list: ofList('/api/villages', rows => [whole(rows, 'households'), whole(rows, 'people')]),
  },
  banners: {
    reader: bureau,
    headings: 3,
    list: ofList('/api/banners', rows => [whole(rows, 'villages'), whole(rows, 'exitedVillages')], {}),
  },
  appropriations: {
    reader: beijing,
    query: { year: '2019' },
    headings: 3,
    list: ofList('/api/appropriations', rows => [fen(rows, 'amountFen'), fen(rows, 'drawnFen')], {
      ...small,
      year: '2019',
    }),
  },
  allocations: {
    reader: bureau,
    headings: 2,
    list: ofList('/api/allocations', rows => [fen(rows, 'amountFen'), fen(rows, 'drawnFen')]),
  },
  books: {
    reader: bureau,
    headings: 2,
    list: ofList('/api/books', rows => [
      -fen(rows, 'origin'),
      ...['appropriated', 'handed', 'allocated', 'earmarked', 'committed', 'paid', 'spent', 'settled'].map(
        stage => fen(rows, stage),
      ),
    ]),
  },
  entries: { reader: bureau, headings: 2, list: ofList('/api/books/entries', none) },
  spendings: {
    reader: bureau,
    headings: 2,
    list: ofList('/api/spendings', rows => [fen(rows, 'amountFen'), fen(rows, 'settledFen')]),
  },
  bankLines: {
    reader: bureau,
    headings: 2,
    list: async someone => {
      const rows = await listed(someone, '/api/bank/lines', small)
      const sum = (of: Rows): number => of.reduce((all, r) => all + Math.abs(Number(r.amountFen)), 0) / 100
      return {
        rows: rows.length,
        sums: [
          sum(rows.filter(r => Number(r.amountFen) > 0)),
          sum(rows.filter(r => Number(r.amountFen) < 0)),
        ],
      }
    },
  },
  bankMissing: { reader: bureau, headings: 2, list: ofList('/api/bank/missing', yuan) },
  bankCards: { reader: bureau, headings: 2, list: ofList('/api/bank/cards', yuan) },
  bankFiles: { reader: bureau, headings: 2, list: ofList('/api/bank/batches', none) },
  carryOver: {
    reader: bureau,
    headings: 2,
    list: ofList(
      '/api/funds/carryOver',
      rows => [fen(rows, 'allocatedFen'), fen(rows, 'spentFen'), fen(rows, 'leftFen')],
      {},
    ),
  },
  commitments: {
    reader: bureau,
    headings: 2,
    list: ofList('/api/commitments', rows => [
      fen(rows, 'amountFen'),
      fen(rows, 'paidFen'),
      fen(rows, 'availableFen'),
    ]),
  },
  payments: { reader: bureau, headings: 2, list: ofList('/api/payments', rows => [fen(rows, 'amountFen')]) },
  documents: { reader: bureau, headings: 2, list: ofList('/api/documents', none) },
  announcements: { reader: bureau, headings: 2, list: ofList('/api/announcements', none) },
  parameters: { reader: bureau, headings: 2, list: ofList('/api/parameters', none, {}) },
  pairings: { reader: bureau, headings: 2, list: ofList('/api/pairings', none, {}) },
  postings: { reader: bureau, headings: 2, list: ofList('/api/postings', none) },
  projects: {
    reader: bureau,
    query: { category: 'poultry' },
    headings: 3,
    list: ofList(
      '/api/projects',
      rows => [fen(rows, 'budgetFen'), fen(rows, 'fundedFen'), fen(rows, 'paidFen')],
      { ...small, category: 'poultry' },
    ),
  },
  linkages: {
    reader: bureau,
    headings: 2,
    list: ofList('/api/linkages', rows => [fen(rows, 'promisedFen'), fen(rows, 'paidFen')]),
  },
  assets: {
    reader: bureau,
    headings: 2,
    list: ofList('/api/assets', rows => [fen(rows, 'originalFen'), fen(rows, 'returnedFen')]),
  },
  audit: { reader: bureau, headings: 2, list: ofList('/api/audit', none, { limit: '5' }) },
  population: {
    reader: bureau,
    query: { year: '2019' },
    headings: 3,
    list: ofList('/api/population', rows => [whole(rows, 'registered'), whole(rows, 'agricultural')], {
      year: '2019',
      limit: '1',
    }),
  },
  figure: {
    reader: bureau,
    query: { ...figure, by: 'kind' },
    headings: 6,
    list: async someone => {
      const answer = await someone.ask<Figure>('/api/indicators/fund.invested', {
        area: BANNER,
        from: figure.from,
        to: figure.to,
        by: 'kind',
      })
      return {
        rows: answer.groups!.length,
        sums: [answer.value! / 10_000, ...BASES.map(basis => answer.basis[basis] / 10_000), answer.rows],
      }
    },
  },
  evidence: {
    reader: bureau,
    query: figure,
    headings: 5,
    list: async someone => {
      const { id, ...asked } = figure
      const rows = await listed(someone, `/api/indicators/${id}/evidence`, { ...asked, limit: '2' })
      return { rows: rows.length, sums: [whole(rows, 'value') / 10_000] }
    },
  },
  scenario: {
    reader: beijing,
    query: ofPlan,
    headings: 2,
    list: async office => {
      const { county, id } = await plan(office)
      const rows = await listed(office, `/api/scenarios/${county}/${id}/lines`, { limit: '1' })
      return {
        rows: rows.length,
        sums: [fen(rows, 'costFen'), whole(rows, 'households'), fen(rows, 'gainFen')],
      }
    },
  },
  scenarioBanners: {
    reader: beijing,
    query: ofPlan,
    headings: 3,
    list: async office => {
      const { county, id } = await plan(office)
      const shown = await office.ask<{ solution: { result: { banners: Rows } } }>(
        `/api/scenarios/${county}/${id}`,
      )
      const rows = shown.solution.result.banners
      // Nobody entered the factors' weights: no banner has a baseline, and a sum of nothing known stays blank.
      expect(rows.filter(r => r.baselineFen !== null)).toEqual([])
      return {
        rows: rows.length,
        sums: [
          fen(rows, 'planFen'),
          whole(rows, 'households'),
          fen(rows, 'gainFen'),
          whole(rows, 'projectsIn'),
        ],
      }
    },
  },
  alarms: {
    reader: auditor,
    query: { kind: 'payment_without_project', area: BANNER },
    headings: 4,
    list: ofList('/api/alarms/payment_without_project', rows => [fen(rows, 'amountFen')], {
      ...small,
      area: BANNER,
    }),
  },
  complaints: { reader: bureau, headings: 3, list: ofList('/api/complaints', none) },
  sample: {
    reader: auditor,
    query: async someone => {
      const { county, id } = await sampleOf(someone)
      return { sample: `${county}_${id}` }
    },
    headings: 4,
    list: async someone => {
      const { county, id } = await sampleOf(someone)
      const rows = await listed(someone, `/api/audit-samples/${county}/${id}/rows`)
      return { rows: rows.length, sums: [fen(rows, 'amountFen')] }
    },
  },
  findings: {
    reader: auditor,
    query: { area: BANNER },
    headings: 2,
    list: ofList('/api/findings', rows => [fen(rows, 'amountFen')], { ...small, area: BANNER }),
  },
}

test('each list is held against the screen', () => {
  expect(exportLists.map(l => l.name).filter(name => !HELD[name])).toEqual([])
})

test('every list is exported with the rows and sums that the screen shows, and leaves its line', async () => {
  const house = await openTestHouse()
  await settled(house.base)
  await built(house.base)
  await planned(house)
  await banked(house)
  for (const { name } of exportLists) {
    const held = HELD[name]!
    const someone = house.as(held.reader)
    const shown = await held.list(someone)
    const query = typeof held.query === 'function' ? await held.query(someone) : held.query
    const file = await someone.download(`/api/exports/${name}`, query)
    const { rows, opening } = await rowsOf(file.name, file.bytes)
    const { records, sums, label, footer } = parted(rows, held.headings)
    expect(opening.format, name).toBe('xlsx')
    expect(records.length, name).toBe(shown.rows)
    expect(records.length, name).toBeGreaterThan(0)
    for (const [i, sum] of shown.sums.entries()) expect(sums[i], `${name} ${label}`).toBeCloseTo(sum, 6)
    if (shown.sums.length) expect(label, name).toContain('合计（共')
    expect(file.name, name).toMatch(/（截至\d{4}年\d{1,2}月\d{1,2}日）\.xlsx$/)
    expect(rows[0]?.[0], name).toBe(file.name.replace(/\.xlsx$/, ''))
    expect(footer[0]?.[0], name).toBe('填表人：')
    expect(footer[1]?.[0], name).toContain(`导出人：${held.reader.userName}`)
  }
  const lines = await within(house.base, auditor, tx => tx.db.select().from(auditLine))
  const exported = lines.filter(line => line.command === 'exportList')
  expect(exported).toHaveLength(exportLists.length)
  const ofMembers = exported.find(line => line.rowCount === 8 && line.county === BANNER)
  expect(ofMembers).toBeDefined()
  for (const line of exported)
    expect(house.base.vault.open(line.detail)).not.toMatch(/王凤莲|13812345678|萨仁/)
})

test('open totals of the whole region are exported by whoever sees them on screen; rows and closed figures are not', async () => {
  const house = await openTestHouse()
  await settled(house.base)
  await within(house.base, region, tx => publishRollups(tx, indicators, [BANNER]))
  const query = { id: 'fund.invested', area: '150000', from: '2019-01-01', to: '2019-12-31' }
  const { id, ...asked } = query
  const seen = await house.as(bureau).ask<Figure>(`/api/indicators/${id}`, { ...asked, by: 'area' })
  const file = await house.as(bureau).download('/api/exports/figure', { ...query, by: 'area' })
  const { rows } = await rowsOf(file.name, file.bytes)
  const { records, sums } = parted(rows, 6)
  expect(records).toHaveLength(seen.groups!.length)
  expect(sums[0]).toBeCloseTo(seen.value! / 10_000, 6)
  const refused = async (path: string, more: Record<string, string>): Promise<number> =>
    (await house.as(bureau).get(path, { ...query, ...more })).statusCode
  expect(await refused('/api/exports/evidence', {})).toBe(403)
  expect(await refused('/api/exports/figure', { id: 'fund.appropriated', by: 'area' })).toBe(403)
  expect(await refused('/api/exports/households', {})).not.toBe(200)
})

test('texts that a spreadsheet would calculate come back as they are; money is in 万元 and exact', async () => {
  const house = await openTestHouse()
  await settled(house.base)
  const someone = house.as(bureau)
  const payments = await someone.download('/api/exports/payments')
  const { rows } = await rowsOf(payments.name, payments.bytes)
  expect(rows[1]).toEqual([
    '资金年度',
    '资金来源',
    '援助方',
    '资金文件文号',
    '旗县',
    '拨付金额（万元）',
    '拨付日期',
    '凭证号',
    '收款单位',
    '用途',
    '对方确认',
  ])
  const amounts = rows.slice(2, 6).map(row => row[5])
  expect([...amounts].sort()).toEqual([-5, 5, 123.456789, 200.000001].sort())
  expect(rows.slice(2, 6).every(row => row[7] === '-付0001' || String(row[7]).length > 0)).toBe(true)
  const documents = await house.as(beijing).download('/api/exports/documents')
  const register = (await rowsOf(documents.name, documents.bytes)).rows
  expect(register.map(row => row[1])).toContain('=HYPERLINK("x") 下达协作资金')
  expect(register.flat()).toContain('201902')
})

test('names and numbers are masked as on the screen; in full only for those who may, and for a reason', async () => {
  const house = await openTestHouse()
  await settled(house.base)
  const text = async (someone: Person, query: Record<string, string> = {}): Promise<string> =>
    (await someone.download('/api/exports/members', { format: 'csv', ...query })).bytes.toString('utf8')
  const own = await text(house.as(bureau))
  expect(own).toContain('阿拉坦其其格')
  expect(own).toMatch(/1599\d\d\*{8}\d{3}[\dX]/)
  expect(own).not.toMatch(/1599\d{14}/)
  expect(own).toContain('138****5678')
  const others = await text(house.as(auditor), { area: BANNER })
  expect(others).toContain('阿***格')
  expect(others).not.toContain('阿拉坦其其格')
  const whole = await text(house.as(bureau), { full: 'true', reason: '报送上级核对' })
  expect(whole).toMatch(/\t1599\d{13}[\dX]/)
  expect(whole).toContain('13812345678')
  const noReason = await house.as(bureau).get('/api/exports/members', { full: 'true' })
  expect([noReason.statusCode, noReason.json().details[0].field]).toEqual([400, 'reason'])
  const mayNot = await house
    .as(person('league_office', '152500', ['152500', BANNER]))
    .get('/api/exports/members', { full: 'true', reason: '报送上级核对' })
  expect([mayNot.statusCode, mayNot.json().code]).toEqual([403, 'access.role'])
})

test('a place that the reader sees in part only is refused, in words of the reader’s language', async () => {
  const house = await openTestHouse()
  const township = house.as(person('township', '152527102'), 'en')
  const refused = await township.get('/api/exports/households', { area: BANNER })
  expect([refused.statusCode, refused.json().code]).toEqual([403, 'access.scope'])
  expect(refused.json().message).toContain('outside your scope')
  expect((await township.get('/api/exports/households', { area: '152527102' })).statusCode).toBe(200)
  const foreign = await house
    .as(person('banner_bureau', '150125'))
    .get('/api/exports/payments', { area: BANNER })
  expect(foreign.statusCode).toBe(403)
})

test('a list in English has English headings; a narrowed one says by what', async () => {
  const house = await openTestHouse()
  await settled(house.base)
  const file = await house.as(bureau, 'en').download('/api/exports/payments', { year: '2019', format: 'csv' })
  const lines = file.bytes.toString('utf8').split('\r\n')
  expect(lines[0]).toContain('太仆寺旗: Ledger of payments (as of ')
  expect(lines[1]).toContain('Narrowed to: Year 2019')
  expect(lines[2]).toContain('"Paid (10,000 yuan)"')
})

test('who sees many banners gets each household and person once, banner after banner', async () => {
  const house = await openTestHouse()
  await registered(house.base, { householdCode: '15252710221600009' })
  await registered(house.base, {
    county: '150125',
    areaCode: '150125101201',
    householdCode: '15012510120100001',
  })
  const many = person('region_office', '150000', ['150000', '150100', '152500', BANNER, '150125'])
  const codes = async (list: string): Promise<string[]> => {
    const file = await house.as(many).download(`/api/exports/${list}`, { format: 'csv' })
    return file.bytes.toString('utf8').match(/\t15(2527|0125)\d{11}/g) ?? []
  }
  expect(await codes('households')).toEqual(['\t15012510120100001', '\t15252710221600009'])
  // Two people in each.
  expect(await codes('members')).toHaveLength(4)
})
