/** 12.11 / 15.33 / 18.52 亿 by year through appropriations, allocations and payments that look like an office's. */
import type { CopyValue } from '../src/kernel/copy.ts'
import type { DemoDocument } from './document.ts'
import { YEARS } from './published.ts'
import { apportion, seeded } from './random.ts'
import { SEED } from './seed.ts'
import { specialsOf, wan } from './special.ts'
import type { Special } from './special.ts'
import type { Random } from './random.ts'
import type { Banner } from './village.ts'

export interface FundRows {
  readonly documents: DemoDocument[]
  readonly appropriations: CopyValue[][]
  readonly allocations: CopyValue[][]
  readonly payments: CopyValue[][]
  readonly confirmations: CopyValue[][]
  /** Which payments were made for a project that the story names. */
  readonly named: Map<string, Special>
}

export const APPROPRIATION = [
  'county',
  'id',
  'area_code',
  'source',
  'giver_code',
  'year',
  'amount_fen',
  'on_date',
  'on_precision',
  'purpose',
  'document_county',
  'document_id',
  'recorded_at',
  'batch_id',
]
export const ALLOCATION = [
  'county',
  'id',
  'area_code',
  'appropriation_county',
  'appropriation_id',
  'source',
  'giver_code',
  'year',
  'amount_fen',
  'on_date',
  'reason',
  'document_county',
  'document_id',
  'recorded_at',
  'batch_id',
]
export const PAYMENT = [
  'county',
  'id',
  'area_code',
  'allocation_id',
  'source',
  'giver_code',
  'year',
  'amount_fen',
  'on_date',
  'voucher',
  'payee',
  'purpose',
  'document_county',
  'document_id',
  'recorded_at',
  'batch_id',
]
export const CONFIRMATION = [
  'county',
  'id',
  'area_code',
  'payment_id',
  'stance',
  'amount_fen',
  'reason',
  'on_date',
  'recorded_at',
  'batch_id',
]

/** About three quarters industry, as published for 2018–19 (75.4 %). */
const PURPOSES = [
  '产业扶贫项目',
  '产业扶贫项目',
  '扶贫车间建设',
  '扶贫车间建设',
  '仓储保鲜设施',
  '仓储保鲜设施',
  '村级光伏维护',
  '村级光伏维护',
  '设施农业大棚',
  '设施农业大棚',
  '肉牛养殖',
  '肉牛养殖',
  '肉牛养殖',
  '杂粮加工',
  '杂粮加工',
  '饮水安全巩固提升',
  '危房改造',
  '劳务协作',
  '卫生院设备',
  '学校宿舍改造',
]
const WHOLE_YUAN = 1_000_000n

/** Parts of a whole in whole 万元 where the whole allows. */
const split = (whole: bigint, weights: readonly number[]): bigint[] => {
  const units = apportion(whole / WHOLE_YUAN, weights).map(p => p * WHOLE_YUAN)
  units[0]! += whole % WHOLE_YUAN
  return units
}

interface Shares {
  readonly giver: string
  readonly source: 'municipal' | 'district'
  readonly to: readonly Banner[]
  readonly amount: bigint
}

/** About 70 % municipal; the districts' part follows the number of their banners. */
function sharesOf(year: bigint, banners: readonly Banner[], random: Random): Shares[] {
  const districts = [...new Set(banners.map(b => b.district).filter(d => d !== null))].sort()
  const [municipal = 0n, district = 0n] = split(year, [0.7, 0.3])
  const weights = districts.map(
    d => banners.filter(b => b.district === d).length * (0.8 + random.next() * 0.6),
  )
  return [
    { giver: '110000', source: 'municipal', to: banners, amount: municipal },
    ...split(district, weights).map((amount, i) => ({
      giver: districts[i]!,
      source: 'district' as const,
      to: banners.filter(b => b.district === districts[i]),
      amount,
    })),
  ]
}

export function funds(
  random: Random,
  banners: readonly Banner[],
  names: ReadonlyMap<string, string>,
  recordedAt: string,
  batch: string,
): FundRows {
  const rows: FundRows = {
    documents: [],
    appropriations: [],
    allocations: [],
    payments: [],
    confirmations: [],
    named: new Map(),
  }
  const at = Date.parse(recordedAt)
  let voucher = 0
  for (const [text, total] of Object.entries(YEARS)) {
    const year = Number(text)
    for (const share of sharesOf(total, banners, random)) {
      const own = specialsOf(share.giver, year)
      for (const one of own) payNamed(rows, one, { year, names, banners, recordedAt, batch })
      const left = share.amount - own.reduce((all, one) => all + one.sum, 0n)
      const batches = share.source === 'municipal' ? split(left, [0.6, 0.4]) : [left]
      batches.forEach((sum, n) => {
        const on = random.day(`${year}-0${n * 3 + 2}-05`, `${year}-0${n * 3 + 3}-20`)
        const document: DemoDocument = {
          id: random.id(at),
          county: share.giver,
          kind: 'fund',
          issuedOn: on,
          issuer: `${names.get(share.giver)}财政部门（示例）`,
          number: `示例财指〔${year}〕${rows.documents.length + 11}号`,
          title: `关于下达${year}年${names.get(share.giver)}京蒙扶贫协作资金${n ? '（第二批）' : ''}的通知（示例）`,
        }
        rows.documents.push(document)
        const appropriation = random.id(at)
        rows.appropriations.push([
          share.giver,
          appropriation,
          share.giver,
          share.source,
          share.giver,
          year,
          sum,
          on,
          'day',
          `${year}年京蒙扶贫协作资金`,
          share.giver,
          document.id,
          recordedAt,
          batch,
        ])
        const weights = share.to.map(() => 0.6 + random.next())
        split(sum, weights).forEach((part, i) => {
          const banner = share.to[i]!
          const allocation = random.id(at)
          const allocatedOn = random.day(on, `${year}-0${n * 3 + 4}-28`)
          rows.allocations.push([
            banner.code,
            allocation,
            banner.code,
            share.giver,
            appropriation,
            share.source,
            share.giver,
            year,
            part,
            allocatedOn,
            reasonOf(share.source),
            share.giver,
            document.id,
            recordedAt,
            batch,
          ])
          split(
            part,
            Array.from({ length: random.int(2, 5) }, () => 0.3 + random.next()),
          ).forEach(amount => {
            if (amount === 0n) return
            const paidOn = random.day(`${year}-0${n * 3 + 5}-01`, `${year}-12-28`)
            const payment = random.id(at)
            voucher += 1
            rows.payments.push([
              banner.code,
              payment,
              banner.code,
              allocation,
              share.source,
              share.giver,
              year,
              amount,
              paidOn,
              `示${year}-${String(voucher).padStart(5, '0')}`,
              `${banner.name}财政局国库（示例）`,
              random.pick(PURPOSES),
              share.giver,
              document.id,
              recordedAt,
              batch,
            ])
            const stance = stanceOf(random, year)
            if (stance)
              rows.confirmations.push([
                banner.code,
                random.id(at),
                banner.code,
                payment,
                stance,
                null,
                stance === 'disputed' ? '到账日期与拨款方记录不一致' : null,
                paidOn,
                recordedAt,
                batch,
              ])
          })
        })
      })
    }
  }
  return rows
}

const named = seeded(SEED + 1)

/** One appropriation, allocation and set of payments for a project that the story names. */
function payNamed(
  rows: FundRows,
  { special, paid, sum }: ReturnType<typeof specialsOf>[number],
  about: {
    year: number
    names: ReadonlyMap<string, string>
    banners: readonly Banner[]
    recordedAt: string
    batch: string
  },
): void {
  const { year, recordedAt, batch } = about
  const at = Date.parse(recordedAt)
  const { giver, county } = special
  const source = giver === '110000' ? 'municipal' : 'district'
  const on = `${year}-03-10`
  const document = named.id(at)
  rows.documents.push({
    id: document,
    county: giver,
    kind: 'fund',
    issuedOn: on,
    issuer: `${about.names.get(giver)}财政部门（示例）`,
    number: `示例财指〔${year}〕专${rows.documents.length + 11}号`,
    title: `关于下达${year}年${special.purpose}资金的通知（示例）`,
  })
  const tail = [giver, document, recordedAt, batch]
  const appropriation = named.id(at)
  rows.appropriations.push([
    giver,
    appropriation,
    giver,
    source,
    giver,
    year,
    sum,
    on,
    'day',
    special.purpose,
    ...tail,
  ])
  const allocation = named.id(at)
  const from = [giver, appropriation, source, giver, year]
  rows.allocations.push([
    county,
    allocation,
    county,
    ...from,
    sum,
    `${year}-03-25`,
    `产业项目专项：${special.name}`,
    ...tail,
  ])
  const payee = `${about.banners.find(b => b.code === county)?.name}财政局国库（示例）`
  paid.forEach(([paidOn, n], i) => {
    const payment = named.id(at)
    const voucher = `示${year}-专${special.key}-${i + 1}`
    rows.named.set(payment, special)
    const money = [source, giver, year, wan(n), paidOn]
    rows.payments.push([
      county,
      payment,
      county,
      allocation,
      ...money,
      voucher,
      payee,
      special.purpose,
      ...tail,
    ])
    rows.confirmations.push([
      county,
      named.id(at),
      county,
      payment,
      'confirmed',
      null,
      null,
      paidOn,
      recordedAt,
      batch,
    ])
  })
}

const reasonOf = (source: string): string =>
  source === 'district' ? '结对区对结对旗县' : '按贫困人口、脱贫任务和上年绩效因素分配'

/** Most payments are confirmed by the receiver; late ones wait, a few differ. */
function stanceOf(random: Random, year: number): 'confirmed' | 'disputed' | null {
  if (year === 2020 && random.chance(0.08)) return null
  return random.chance(0.012) ? 'disputed' : 'confirmed'
}
