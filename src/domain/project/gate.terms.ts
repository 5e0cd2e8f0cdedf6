/**
 * 环节把关: 立项 → 投资 → 建设 → 验收, in this order, each with what it asks for and signed by both sides: the banner's
 * bureau and a cadre of the paired district in post on that day (domain §5.4). What a gate asks for is one table; a
 * `proof` is attached, a `fact` follows from other records.
 */
import type { Word } from '../../kernel/words.ts'

export const GATES = {
  initiation: { zh: '立项', en: 'Initiation' },
  investment: { zh: '投资', en: 'Investment' },
  construction: { zh: '建设', en: 'Construction' },
  acceptance: { zh: '验收', en: 'Acceptance' },
} as const satisfies Record<string, Word>

export type Gate = keyof typeof GATES
export const GATE_ORDER = Object.keys(GATES) as Gate[]

export const SIDES = {
  west: { zh: '旗县主管部门', en: 'Banner bureau' },
  east: { zh: '结对区挂职干部', en: 'Cadre of the paired district' },
} as const satisfies Record<string, Word>

export type Side = keyof typeof SIDES

/** What a proof must carry: a paper, a photo with place and date, a contract with its sum, a notice with its days. */
export const PROOF_KINDS = {
  document: { zh: '文件', en: 'Document' },
  minutes: { zh: '会议纪要', en: 'Minutes' },
  photo: { zh: '照片', en: 'Photo' },
  contract: { zh: '合同', en: 'Contract' },
  notice: { zh: '公告公示', en: 'Public notice' },
} as const satisfies Record<string, Word>

export type ProofKind = keyof typeof PROOF_KINDS

interface Proof extends Word {
  readonly gate: Gate
  readonly proof: ProofKind
  /** Attached by the eastern side only. */
  readonly side?: 'east'
}

interface Fact extends Word {
  readonly gate: Gate
  readonly proof?: undefined
}

export const ITEMS = {
  library: { gate: 'initiation', zh: '本年度项目库在库', en: 'In the library of the year' },
  feasibility: {
    gate: 'initiation',
    proof: 'document',
    zh: '可研或实施方案',
    en: 'Feasibility study or plan',
  },
  funding: { gate: 'initiation', zh: '筹资方案与投资规模一致', en: 'Funding lines add up to the budget' },
  negative_list: {
    gate: 'initiation',
    zh: '负面清单逐项核对“无”',
    en: 'Negative list ticked “none” item by item',
  },
  beneficiaries: { gate: 'initiation', zh: '受益对象（户、人）', en: 'Beneficiaries drafted' },
  east_consent: {
    gate: 'initiation',
    proof: 'document',
    side: 'east',
    zh: '东部方同意意见',
    en: 'Consent of the eastern side',
  },
  notice_before: { gate: 'initiation', proof: 'notice', zh: '事前公示', en: 'Notice before implementation' },
  fund_document: { gate: 'investment', proof: 'document', zh: '资金文件（文号）', en: 'Funding document' },
  allocation: { gate: 'investment', zh: '指标已下达到旗县', en: 'Funds allocated to the banner' },
  contract: { gate: 'investment', proof: 'contract', zh: '合同（招投标或一事一议）', en: 'Contract' },
  payment_plan: { gate: 'investment', proof: 'document', zh: '用款计划', en: 'Payment plan' },
  started: { gate: 'construction', zh: '开工日期', en: 'Date of the start' },
  supervision: { gate: 'construction', proof: 'photo', zh: '监理或巡查照片', en: 'Photos of supervision' },
  progress: { gate: 'construction', zh: '形象进度', en: 'Progress' },
  changes: { gate: 'construction', zh: '变更均已重新批准', en: 'Changes approved anew' },
  completed: { gate: 'acceptance', zh: '完工', en: 'Completion' },
  first_acceptance: {
    gate: 'acceptance',
    proof: 'minutes',
    zh: '旗县初验纪要',
    en: 'Minutes of the first acceptance',
  },
  final_acceptance: {
    gate: 'acceptance',
    proof: 'minutes',
    zh: '终验纪要',
    en: 'Minutes of the final acceptance',
  },
  accounts: { gate: 'acceptance', proof: 'document', zh: '决算或审计报告', en: 'Final accounts or audit' },
  notice_after: { gate: 'acceptance', proof: 'notice', zh: '事后公告', en: 'Notice after completion' },
  assets: { gate: 'acceptance', zh: '形成资产已登记', en: 'Assets registered' },
  beneficiaries_confirmed: {
    gate: 'acceptance',
    proof: 'minutes',
    zh: '受益对象确认纪要',
    en: 'Minutes confirming the beneficiaries',
  },
  linkage: { gate: 'acceptance', zh: '利益联结合同已签', en: 'Linkage contracts signed' },
} as const satisfies Record<string, Proof | Fact>

export type Item = keyof typeof ITEMS
export type ProofItem = { [K in Item]: (typeof ITEMS)[K] extends { proof: ProofKind } ? K : never }[Item]

export const PROOF_ITEMS = (Object.keys(ITEMS) as Item[]).filter((i): i is ProofItem => 'proof' in ITEMS[i])

/**
 * 拨付上限: how much of the base may be paid once a gate is passed, parameter `project.pay_ceiling` by purpose. The base
 * is what is funded, or contracted if that is less. 质保 is held back until the retention is released.
 */
export const STAGES = {
  start: { zh: '开工', en: 'Start' },
  progress: { zh: '进度', en: 'Progress' },
  acceptance: { zh: '验收', en: 'Acceptance' },
  retention: { zh: '质保', en: 'Retention' },
} as const satisfies Record<string, Word>

export type Stage = keyof typeof STAGES
export const PAY_CEILING = 'project.pay_ceiling'
export const NOTICE_DAYS = 'fund_notice_days'
