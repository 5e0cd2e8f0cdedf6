/**
 * 建档立卡户, a registered household: a family of a village that the programme looked at by the procedure of domain §2.8
 * (申请 → 民主评议 → 公示 → 审核 → 公告 → 录入) and has kept on file since.
 * Invariants: exactly one head on any day; one main cause and at most two further; its state is the fold of dated
 * events with evidence, never a flag; exit does not take it off the file (四个不摘: duty, policy, help and supervision
 * stay); 户编号 is the national system's opaque text and never our key; a move to another banner closes here and opens
 * there. What it is called depends on the day: 贫困户 until 2020, 脱贫户 or 监测对象 from 2021.
 * Sources: 《贫困户登记表》A1–A3, 《扶贫手册》(中办发〔2013〕25号), the 2023 survey system's tables (domain §2), 中农组发〔2021〕7号.
 */
import type { Term } from '../../kernel/term.ts'
import type { Word } from '../../kernel/words.ts'

/** 识别标准 (A1) */
export const STANDARDS = {
  national: { zh: '国家标准', en: 'National standard', aliases: ['国定', '国家'] },
  provincial: { zh: '省定标准', en: 'Provincial standard', aliases: ['省定', '区定', '自治区标准', '省标'] },
  municipal: { zh: '市定标准', en: 'Municipal standard', aliases: ['市定', '盟市标准', '市标'] },
} as const satisfies Record<string, Term>

/** 户类型: what the household is by policy, as the list of its time says it (A2, later 100A03). The two further kinds of 脱贫户 are known from practice [R]. */
export const HOUSEHOLD_KINDS = {
  general_poor: {
    zh: '一般贫困户',
    en: 'Poor household',
    until: '2020-12-31',
    aliases: ['贫困户', '建档立卡贫困户'],
  },
  allowance_poor: { zh: '低保贫困户', en: 'Poor, on the minimum living allowance', until: '2020-12-31' },
  allowance: { zh: '低保户', en: 'On the minimum living allowance', aliases: ['低保', '最低生活保障户'] },
  five_guarantees: {
    zh: '五保户',
    en: 'Five-guarantees household',
    until: '2017-12-31',
    aliases: ['五保', '五保贫困户'],
  },
  destitute: {
    zh: '特困供养户',
    en: 'Supported as destitute',
    from: '2018-01-01',
    aliases: ['特困户', '特困', '特困供养', '特困供养贫困户', '特困人员', '分散供养特困户'],
  },
  exited: {
    zh: '脱贫户',
    en: 'Household lifted out of poverty',
    aliases: ['已脱贫户', '一般脱贫户', '已脱贫', '脱贫享受政策户', '脱贫户(享受政策)', '已脱贫(享受政策)'],
  },
  exited_allowance: {
    zh: '低保脱贫户',
    en: 'Lifted out, on the minimum living allowance',
    aliases: ['脱贫低保户'],
  },
  exited_destitute: {
    zh: '特困供养脱贫户',
    en: 'Lifted out, supported as destitute',
    aliases: ['特困脱贫户', '脱贫特困户', '五保脱贫户'],
  },
  exited_no_policy: {
    zh: '脱贫不享受政策户',
    en: 'Lifted out, no longer under policies',
    standard: '100A03A02',
    aliases: ['脱贫户(不享受政策)', '已脱贫(不享受政策)', '不享受政策脱贫户'],
  },
  general: {
    zh: '一般农户',
    en: 'Ordinary farming household',
    aliases: ['一般农牧户', '农户', '非贫困户', '非建档立卡户', '一般户'],
  },
} as const satisfies Record<string, Term>

/** 监测对象类型 [F]: the type tells whether the household had been lifted out before. */
export const MONITORED_KINDS = {
  unstable: {
    zh: '脱贫不稳定户',
    en: 'Lifted out but unstable',
    standard: '100A03001',
    aliases: ['脱贫不稳定', '脱贫监测户'],
  },
  marginal: {
    zh: '边缘易致贫户',
    en: 'Marginal, prone to poverty',
    standard: '100A03002',
    aliases: ['边缘户', '边缘易致贫'],
  },
  sudden: {
    zh: '突发严重困难户',
    en: 'In sudden severe difficulty',
    standard: '100A03003',
    aliases: ['突发严重困难', '突发困难户'],
  },
} as const satisfies Record<string, Term>

/** Kinds of a household that had been lifted out of poverty, as against one that was never registered as poor. */
export const EXITED_KINDS = [
  'exited',
  'exited_allowance',
  'exited_destitute',
  'exited_no_policy',
] as const satisfies readonly HouseholdKind[]

export type Standard = keyof typeof STANDARDS
export type HouseholdKind = keyof typeof HOUSEHOLD_KINDS
export type MonitoredKind = keyof typeof MONITORED_KINDS

interface Dated {
  readonly from: string
  readonly until: string
  readonly words: Word
}

/** What the office calls a thing from when to when (GLOSSARY holds the reasons). */
export const TERMS_BY_DATE = {
  household: [
    { from: '2014-01-01', until: '2020-12-31', words: { zh: '贫困户', en: 'poor household' } },
    {
      from: '2021-01-01',
      until: '9999-12-31',
      words: { zh: '脱贫户', en: 'household lifted out of poverty' },
    },
  ],
  person: [
    { from: '2014-01-01', until: '2020-12-31', words: { zh: '贫困人口', en: 'registered poor' } },
    {
      from: '2021-01-01',
      until: '9999-12-31',
      words: { zh: '脱贫人口', en: 'people lifted out of poverty' },
    },
  ],
  monitored: [
    {
      from: '2020-03-20',
      until: '2020-12-31',
      words: { zh: '脱贫监测户和边缘户', en: 'unstable and marginal households' },
    },
    { from: '2021-01-01', until: '9999-12-31', words: { zh: '监测对象', en: 'monitored household' } },
  ],
  handbook: [
    { from: '2014-01-01', until: '2020-12-31', words: { zh: '扶贫手册', en: 'poverty-relief handbook' } },
    { from: '2021-01-01', until: '9999-12-31', words: { zh: '帮扶手册', en: 'assistance handbook' } },
  ],
} as const satisfies Record<string, readonly Dated[]>

/**
 * The word of the period.
 * @param on 'YYYY-MM-DD'
 * @returns null before the term existed.
 */
export function termOn(term: keyof typeof TERMS_BY_DATE, on: string): Word | null {
  const periods: readonly Dated[] = TERMS_BY_DATE[term]
  return periods.find(period => period.from <= on && on <= period.until)?.words ?? null
}
