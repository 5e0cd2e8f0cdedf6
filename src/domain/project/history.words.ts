import type { HistoryFields } from '../../kernel/history.ts'
import { SOURCES } from '../fund/fund.terms.ts'
import { FUND_COLUMNS } from '../fund/fund.words.ts'
import { ASSET_CLASSES, ASSET_STATES, OPERATIONS, OWNERSHIPS, USES } from './asset.terms.ts'
import { COMMITMENT_COLUMNS } from './commitment.words.ts'
import { GATES, ITEMS, SIDES } from './gate.terms.ts'
import { LIBRARY_STEPS } from './library.terms.ts'
import { LINKAGE_TYPES } from './linkage.terms.ts'
import { CATEGORIES, CHANGE_STATES, NATURES, PROGRESS_KINDS, TARGET_GROUPS } from './project.terms.ts'
import { ASSET_COLUMNS, LINKAGE_COLUMNS, PROJECT_COLUMNS } from './project.words.ts'

const COMMON = {
  areaCode: { zh: '地点', en: 'Place' },
  onDate: { zh: '日期', en: 'Date' },
  amountFen: { zh: '金额', en: 'Amount' },
  year: { zh: '年度', en: 'Year' },
  note: { zh: '说明', en: 'Note' },
  reason: { zh: '原因', en: 'Reason' },
  why: { zh: '原因', en: 'Reason' },
  fileId: { zh: '附件', en: 'File', given: true },
  place: { zh: '地点', en: 'Where' },
} as const satisfies HistoryFields

const STEPS = {
  step: { zh: '入库环节', en: 'Step of the library', terms: LIBRARY_STEPS },
  gate: { zh: '环节', en: 'Gate', terms: GATES },
  item: { zh: '要件', en: 'Requirement', terms: ITEMS },
  items: { zh: '要件', en: 'Requirements', terms: ITEMS },
  codes: { zh: '要件', en: 'Requirements', terms: ITEMS },
  itemCode: { zh: '要件', en: 'Requirement', terms: ITEMS },
  untilOn: { zh: '截止日期', en: 'Until' },
  side: { zh: '签署方', en: 'Signed for', terms: SIDES },
  signerName: { zh: '签署人', en: 'Signer', personal: true },
} as const satisfies HistoryFields

const CHANGES = {
  after: { zh: '变更为', en: 'To' },
  before: { zh: '变更前', en: 'From' },
  state: { zh: '结论', en: 'Decision', terms: CHANGE_STATES },
  decision: { zh: '结论', en: 'Decision', terms: CHANGE_STATES },
  requestedOn: { zh: '申请日期', en: 'Requested on' },
  consentOn: { zh: '同意日期', en: 'Agreed on' },
  decidedOn: { zh: '批复日期', en: 'Decided on' },
  decidedAt: { zh: '批复时间', en: 'Decided at' },
} as const satisfies HistoryFields

const TARGETS = {
  group: { zh: '指标类别', en: 'Kind of target', terms: TARGET_GROUPS },
  baseline: { zh: '基线值', en: 'Baseline' },
  target: { zh: '目标值', en: 'Target' },
  achieved: { zh: '完成值', en: 'Achieved' },
  achievedOn: { zh: '完成日期', en: 'Achieved on' },
} as const satisfies HistoryFields

const PHOTO = {
  photo: { zh: '照片', en: 'Photo' },
  takenOn: { zh: '拍摄日期', en: 'Taken on' },
  takenBy: { zh: '拍摄人', en: 'Taken by', personal: true },
} as const satisfies HistoryFields

const VARIANT = {
  title: { zh: '方案名称', en: 'Variant' },
  costFen: { zh: '方案投资', en: 'Cost' },
  gainFen: { zh: '年增收', en: 'Yearly gain' },
  onPoor: { zh: '用于建档立卡人口', en: 'On registered poor' },
  sources: { zh: '资金来源', en: 'Sources', terms: SOURCES },
  tails: { zh: '后续年度资金', en: 'Money of later years' },
  fen: { zh: '金额', en: 'Amount' },
  requires: { zh: '前置方案', en: 'Variants that come first', given: true },
} as const satisfies HistoryFields

const PROJECT = {
  ...COMMON,
  ...PROJECT_COLUMNS,
  ...STEPS,
  ...CHANGES,
  ...TARGETS,
  ...PHOTO,
  ...VARIANT,
  category: { ...PROJECT_COLUMNS.category, terms: CATEGORIES },
  nature: { ...PROJECT_COLUMNS.nature, terms: NATURES },
  head: { ...PROJECT_COLUMNS.head, personal: true },
  districtCode: { zh: '结对区', en: 'Paired district' },
  source: { zh: '资金来源', en: 'Source', terms: SOURCES },
  kind: { zh: '进展类别', en: 'Kind of progress', terms: PROGRESS_KINDS },
  voucher: FUND_COLUMNS.payment.voucher,
  payee: FUND_COLUMNS.payment.payee,
  purpose: FUND_COLUMNS.payment.purpose,
} as const satisfies HistoryFields

const COMMITMENT = { ...COMMITMENT_COLUMNS, areaCode: COMMON.areaCode } as const satisfies HistoryFields

const LINKAGE = {
  ...COMMON,
  ...LINKAGE_COLUMNS,
  type: { ...LINKAGE_COLUMNS.type, terms: LINKAGE_TYPES },
  dueOn: { zh: '应付日期', en: 'Due on' },
  voucher: FUND_COLUMNS.payment.voucher,
  count: { zh: '笔数', en: 'Payments' },
  totalFen: { zh: '合计', en: 'Total' },
} as const satisfies HistoryFields

const ASSET = {
  ...COMMON,
  ...ASSET_COLUMNS,
  code: { zh: '资产编号', en: 'Code' },
  class: { ...ASSET_COLUMNS.class, terms: ASSET_CLASSES },
  ownership: { ...ASSET_COLUMNS.ownership, terms: OWNERSHIPS },
  operation: { ...ASSET_COLUMNS.operation, terms: OPERATIONS },
  state: { ...ASSET_COLUMNS.state, terms: ASSET_STATES },
  keeper: { ...ASSET_COLUMNS.keeper, personal: true },
  payer: { zh: '缴交人', en: 'Paid by' },
  use: { zh: '用途', en: 'Use', terms: USES },
  found: { zh: '检查情况', en: 'Found' },
  sound: { zh: '运行正常', en: 'In order' },
} as const satisfies HistoryFields

/** What the histories of projects, contracts, linkages and assets tell: the ledgers' own columns. */
export const projectHistory: Readonly<Record<string, HistoryFields>> = {
  project: PROJECT,
  gate: PROJECT,
  commitment: COMMITMENT,
  project_funding: PROJECT,
  linkage: LINKAGE,
  benefit: LINKAGE,
  asset: ASSET,
}
