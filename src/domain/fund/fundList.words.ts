/** 资金指标台账: what a giver makes available by document (下达), and what of it goes to which banner (分配). */
import type { LedgerColumn } from '../../kernel/ledger/ledger.ts'
import type { Word } from '../../kernel/words.ts'
import { SOURCES } from './fund.terms.ts'
import { FUND_COLUMNS } from './fund.words.ts'

const A = FUND_COLUMNS.appropriation
const B = FUND_COLUMNS.allocation

const begin = {
  year: { ...A.year, aliases: ['年度', '预算年度'], width: 10, example: '2020' },
  source: {
    ...A.source,
    aliases: ['来源', '资金类型', '资金类别'],
    width: 20,
    example: SOURCES.municipal.zh,
    choices: Object.values(SOURCES).map(s => s.zh),
  },
  document: {
    ...A.documentNumber,
    aliases: ['文号', '文件号', '指标文号', '指标文件文号', '资金文号', '下达文号', '依据文件'],
    width: 26,
    example: '京财农指〔2020〕11号',
  },
} as const satisfies Record<string, LedgerColumn>

export const APPROPRIATION_LIST = {
  ...begin,
  amount: {
    ...A.amountFen,
    aliases: ['指标金额', '金额', '下达数', '资金额度'],
    width: 16,
    example: '3000',
    unit: '万元',
  },
  onDate: { ...A.onDate, aliases: ['下达时间', '指标日期', '发文日期'], width: 13, example: '2020-02-28' },
  purpose: {
    ...A.purpose,
    aliases: ['资金用途', '项目名称', '指标说明', '摘要'],
    width: 32,
    example: '扶贫协作援助资金',
  },
} as const satisfies Record<string, LedgerColumn>

export type AppropriationKey = keyof typeof APPROPRIATION_LIST

export const ALLOCATION_LIST = {
  ...begin,
  banner: {
    ...B.areaName,
    aliases: ['受援旗县', '旗县名称', '分配旗县', '受援地区', '分配单位'],
    width: 16,
    example: '太仆寺旗',
  },
  amount: {
    ...B.amountFen,
    aliases: ['金额', '分配数', '分配额', '安排金额'],
    width: 16,
    example: '900',
    unit: '万元',
  },
  onDate: { ...B.onDate, aliases: ['分配时间', '日期'], width: 13, example: '2020-03-01' },
  reason: {
    ...B.reason,
    aliases: ['分配依据', '理由', '用途'],
    width: 32,
    example: '按脱贫任务和结对关系分配',
  },
} as const satisfies Record<string, LedgerColumn>

export type AllocationKey = keyof typeof ALLOCATION_LIST

export const FUND_FINDINGS = {
  'document.unknown': {
    zh: '文件登记簿中没有“{number}”，请先登记资金文件',
    en: '“{number}” is not in the register of documents; register it first',
  },
  'appropriation.twin': {
    zh: '已有年度、来源、文号和金额都相同的下达，请在上方选择跳过或仍作为新的一笔登记',
    en: 'There is an appropriation of the same year, source, document and amount; choose above',
  },
  'appropriation.none': {
    zh: '没有这个年度、来源{document}的资金下达',
    en: 'Nothing of this year and source{document} is appropriated',
  },
  'appropriation.several': {
    zh: '有 {count} 笔下达相符，请填写资金文件文号',
    en: '{count} appropriations fit; write the document’s number',
  },
  'banner.unknown': { zh: '没有这个旗县，或不在您的数据范围内', en: 'There is no such banner in your scope' },
  'allocation.twin': {
    zh: '该笔下达已给这个旗县分配同样金额，请在上方选择跳过或仍作为新的一笔登记',
    en: 'The same amount of it is allocated to this banner already; choose above',
  },
} as const satisfies Record<string, Word>

export const TWIN_ASKS = {
  appropriation: {
    zh: '第 {row} 行：{year}年{source} {money} 万元已登记',
    en: 'Row {row}: {year} {source}, {money} × 10,000 yuan is recorded',
  },
  allocation: {
    zh: '第 {row} 行：{banner}已分配 {money} 万元',
    en: 'Row {row}: {banner} has {money} × 10,000 yuan of it',
  },
} as const satisfies Record<string, Word>
