/** 合同台账 as offices keep it: a row is a contract on a funding line of a project that is there already. */
import type { LedgerColumn } from '../../kernel/ledger/ledger.ts'
import type { Word } from '../../kernel/words.ts'
import { SOURCES } from '../fund/fund.terms.ts'
import { COMMITMENT_COLUMNS as C } from './commitment.words.ts'
import { PROJECT_COLUMNS as P } from './project.words.ts'

/** How a row names its project: by code, or by a name that only one has. */
export const NAMED_PROJECT = {
  projectCode: { ...P.code, aliases: ['项目代码', '项目库编号'], width: 18, example: 'XM2020001' },
  projectName: { ...P.name, aliases: ['项目'], width: 32, example: '红义村肉牛养殖项目' },
} as const satisfies Record<string, LedgerColumn>

export const COMMITMENT_LIST = {
  ...NAMED_PROJECT,
  source: {
    ...C.source,
    aliases: ['资金来源渠道', '来源'],
    width: 20,
    example: SOURCES.municipal.zh,
    choices: Object.values(SOURCES).map(s => s.zh),
  },
  year: { ...C.year, aliases: ['年度', '资金下达年度'], width: 10, example: '2020' },
  number: { ...C.number, aliases: ['合同号', '合同编码'], width: 22, example: 'HT-2020-001' },
  party: {
    ...C.party,
    aliases: ['承包单位', '中标单位', '施工单位', '供应商', '供货单位', '乙方'],
    width: 26,
    example: '示例建筑公司',
  },
  subject: {
    ...C.subject,
    aliases: ['合同名称', '合同标的', '合同事项'],
    width: 28,
    example: '棚圈土建工程',
  },
  signedOn: {
    ...C.signedOn,
    aliases: ['签订时间', '合同日期', '签约日期', '合同签订日期'],
    width: 13,
    example: '2020-04-16',
  },
  amount: {
    ...C.amountFen,
    aliases: ['合同价', '合同价款', '中标价', '中标金额', '签约金额'],
    width: 14,
    example: '86.5',
    unit: '万元',
  },
} as const satisfies Record<string, LedgerColumn>

export type CommitmentKey = keyof typeof COMMITMENT_LIST

export const PROJECT_NAMED = {
  'project.unknown': { zh: '项目台账中没有这个项目编号或名称', en: 'No project has this code or name' },
  'project.several': {
    zh: '有 {count} 个项目用这个编号或名称，请改用唯一的项目编号',
    en: '{count} projects have this code or name; use a code that only one has',
  },
  'project.differs': {
    zh: '项目编号是“{name}”的，与项目名称不符',
    en: 'The code is that of “{name}”; the name differs',
  },
  'project.unnamed': { zh: '请填写项目编号', en: 'Fill in the project code' },
} as const satisfies Record<string, Word>

export const COMMITMENT_FINDINGS = {
  ...PROJECT_NAMED,
  'line.none': {
    zh: '该项目没有这个来源、年度且对应资金分配的筹资；已有：{lines}',
    en: 'The project has no line of this source and year that draws on an allocation; it has: {lines}',
  },
  'line.several': {
    zh: '有几笔筹资相符，请填写资金来源和资金年度；已有：{lines}',
    en: 'Several funding lines fit; fill in source and year. It has: {lines}',
  },
} as const satisfies Record<string, Word>
