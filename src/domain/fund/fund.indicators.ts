import { sql } from 'drizzle-orm'
import type { Indicator } from '../../kernel/contribution.ts'
import { basisAt } from './fund.queries.ts'
import { SOURCES } from './fund.terms.ts'

const BEIJING_KINDS = { municipal: SOURCES.municipal, district: SOURCES.district }

const both = ['receiver', 'giver'] as const

export const fundIndicators: readonly Indicator[] = [
  {
    id: 'fund.invested',
    version: 1,
    fold: 'sum',
    unit: 'CNY',
    sides: both,
    open: true,
    kinds: BEIJING_KINDS,
    title: { zh: '北京市区两级财政投入', en: 'Beijing municipal and district money invested' },
    meaning: {
      zh: '北京市级、区级财政援助资金拨付到旗县的金额（冲销为负），按拨付日期计；不含社会帮扶和企业投资。',
      en: 'Municipal and district fiscal money paid to banners (reversals negative) by date of payment; without donations and enterprise investment.',
    },
    source: '东西部扶贫协作考核 8（财政援助资金）',
    contributions: ({
      knownAt,
    }) => sql`select 'payment' as record_type, p.county, p.id as record_id, p.area_code, p.giver_code, p.source as kind,
      p.on_date, p.amount_fen as value, null::bigint as weight, p.id::text as distinct_key,
      ${basisAt(sql`${knownAt.toISOString()}::timestamptz`)} as basis, p.recorded_at, p.retracted_at
      from payment p where p.source in ('municipal', 'district')`,
  },
  {
    id: 'fund.payments',
    version: 1,
    fold: 'sum',
    unit: 'payment',
    sides: both,
    open: true,
    kinds: BEIJING_KINDS,
    title: { zh: '拨付笔数', en: 'Payments made' },
    meaning: {
      zh: '北京市区两级财政资金的拨付笔数，含冲销。',
      en: 'Payments of municipal and district money, reversals included.',
    },
    source: '资金台账',
    contributions: ({
      knownAt,
    }) => sql`select 'payment' as record_type, p.county, p.id as record_id, p.area_code, p.giver_code, p.source as kind,
      p.on_date, 1::bigint as value, null::bigint as weight, p.id::text as distinct_key,
      ${basisAt(sql`${knownAt.toISOString()}::timestamptz`)} as basis, p.recorded_at, p.retracted_at
      from payment p where p.source in ('municipal', 'district')`,
  },
  {
    id: 'fund.allocated',
    version: 1,
    fold: 'sum',
    unit: 'CNY',
    sides: both,
    open: true,
    kinds: SOURCES,
    title: { zh: '分配到旗县的资金', en: 'Funds allocated to banners' },
    meaning: {
      zh: '各来源资金分配到旗县的金额，按分配日期计。',
      en: 'Money of all sources allocated to banners, by date of allocation.',
    },
    source: '资金台账',
    contributions:
      () => sql`select 'allocation' as record_type, t.county, t.id as record_id, t.area_code, t.giver_code, t.source as kind,
      t.on_date, t.amount_fen as value, null::bigint as weight, t.id::text as distinct_key, 'evidenced' as basis, t.recorded_at, t.retracted_at from allocation t`,
  },
  {
    id: 'fund.appropriated',
    version: 1,
    fold: 'sum',
    unit: 'CNY',
    sides: ['receiver'],
    open: false,
    kinds: SOURCES,
    title: { zh: '下达资金', en: 'Funds appropriated' },
    meaning: {
      zh: '按文件下达的资金，归拨款方。',
      en: 'Money made available by a document; it stands with the giver.',
    },
    source: '资金台账',
    contributions:
      () => sql`select 'appropriation' as record_type, t.county, t.id as record_id, t.area_code, t.giver_code, t.source as kind,
      t.on_date, t.amount_fen as value, null::bigint as weight, t.id::text as distinct_key, 'evidenced' as basis, t.recorded_at, t.retracted_at from appropriation t`,
  },
  {
    id: 'fund.social',
    version: 1,
    fold: 'sum',
    unit: 'CNY',
    sides: both,
    open: true,
    kinds: { social_money: SOURCES.social_money, social_kind: SOURCES.social_kind },
    title: { zh: '社会帮扶', en: 'Social donations' },
    meaning: { zh: '社会捐款和捐物折价，分列。', en: 'Donations in money and in kind, kept apart.' },
    source: '东西部扶贫协作考核 11',
    contributions: ({
      knownAt,
    }) => sql`select 'payment' as record_type, p.county, p.id as record_id, p.area_code, p.giver_code, p.source as kind,
      p.on_date, p.amount_fen as value, null::bigint as weight, p.id::text as distinct_key,
      ${basisAt(sql`${knownAt.toISOString()}::timestamptz`)} as basis, p.recorded_at, p.retracted_at
      from payment p where p.source in ('social_money', 'social_kind')`,
  },
  {
    id: 'fund.spent',
    version: 1,
    fold: 'sum',
    unit: 'CNY',
    sides: both,
    open: true,
    kinds: SOURCES,
    title: { zh: '资金支出', en: 'Money spent' },
    meaning: {
      zh: '受援方从到账资金中实际支出的金额（冲销为负），按支出日期计。',
      en: 'What receivers really spent of the money paid to them (reversals negative), by date of spending.',
    },
    source: '资金台账；资金绩效评价（支出进度）',
    contributions:
      () => sql`select 'spending' as record_type, t.county, t.id as record_id, t.area_code, t.giver_code, t.source as kind,
      t.on_date, t.amount_fen as value, null::bigint as weight, t.id::text as distinct_key, 'evidenced' as basis, t.recorded_at, t.retracted_at from spending t`,
  },
  {
    id: 'fund.settled',
    version: 1,
    fold: 'sum',
    unit: 'CNY',
    sides: both,
    open: true,
    kinds: SOURCES,
    title: { zh: '资金报账', en: 'Money accounted for' },
    meaning: {
      zh: '已支出资金中凭证齐全、完成报账的金额（冲销为负），按报账日期计。',
      en: 'Of the money spent, what accounts were rendered of (reversals negative), by date of the accounts.',
    },
    source: '资金台账；资金绩效评价（报账）',
    contributions:
      () => sql`select 'settlement' as record_type, t.county, t.id as record_id, t.area_code, t.giver_code, t.source as kind,
      t.on_date, t.amount_fen as value, null::bigint as weight, t.id::text as distinct_key, 'evidenced' as basis, t.recorded_at, t.retracted_at from settlement t`,
  },
]
