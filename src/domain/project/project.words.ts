/** 项目台账, 资产台账, 利益联结台账: the columns that offices keep, in their order (domain §14, §5.3, §5.8). */
import type { Word } from '../../kernel/words.ts'
import type { AssetLine } from './asset.reply.ts'
import type { ProjectLine } from './ledger.queries.ts'
import type { LinkageRow } from './linkage.reply.ts'

export const PROJECT_COLUMNS = {
  year: { zh: '项目年度', en: 'Plan year' },
  code: { zh: '项目编号', en: 'Code' },
  name: { zh: '项目名称', en: 'Project' },
  category: { zh: '项目类别', en: 'Category' },
  nature: { zh: '建设性质', en: 'Nature' },
  areaName: { zh: '实施地点', en: 'Place' },
  content: { zh: '建设内容', en: 'What is built' },
  scale: { zh: '建设规模', en: 'Scale' },
  plannedFrom: { zh: '计划开工', en: 'Planned start' },
  plannedTo: { zh: '计划完工', en: 'Planned completion' },
  unit: { zh: '责任单位', en: 'Unit in charge' },
  head: { zh: '责任人', en: 'Person in charge' },
  budgetFen: { zh: '投资规模', en: 'Budget' },
  fundedFen: { zh: '已落实资金', en: 'Funded' },
  paidFen: { zh: '已拨付', en: 'Paid' },
  households: { zh: '受益户数（计划）', en: 'Households (plan)' },
  people: { zh: '受益人数（计划）', en: 'People (plan)' },
  registeredHouseholds: { zh: '其中建档立卡户（计划）', en: 'Of them registered households (plan)' },
  registeredPeople: { zh: '其中建档立卡人口（计划）', en: 'Of them registered people (plan)' },
  linkedHouseholds: { zh: '已联结户', en: 'Linked households' },
  participation: { zh: '群众参与', en: 'Participation' },
  mechanism: { zh: '带贫减贫机制', en: 'Mechanism of benefit' },
  library: { zh: '入库状态', en: 'Library' },
  gate: { zh: '已通过环节', en: 'Last gate passed' },
  percent: { zh: '形象进度（%）', en: 'Progress (%)' },
} as const satisfies Partial<Record<keyof ProjectLine, Word>>

export const LINKAGE_COLUMNS = {
  projectName: { zh: '项目名称', en: 'Project' },
  type: { zh: '联结方式', en: 'Type' },
  operator: { zh: '经营主体', en: 'Operator' },
  number: { zh: '合同编号', en: 'Contract' },
  signedOn: { zh: '签订日期', en: 'Signed on' },
  fromOn: { zh: '起始', en: 'From' },
  toOn: { zh: '截止', en: 'To' },
  principalFen: { zh: '本金', en: 'Principal' },
  rate: { zh: '年收益率', en: 'Yearly rate' },
  priceFen: { zh: '标准或单价', en: 'Rate or price' },
  priceUnit: { zh: '计价单位', en: 'Unit' },
  households: { zh: '联结户数', en: 'Households' },
  promisedFen: { zh: '约定发放', en: 'Promised' },
  paidFen: { zh: '已发放', en: 'Paid' },
} as const satisfies Partial<Record<keyof LinkageRow, Word>>

export const ASSET_COLUMNS = {
  projectName: { zh: '项目名称', en: 'Project' },
  name: { zh: '资产名称', en: 'Asset' },
  class: { zh: '资产类别', en: 'Class' },
  spec: { zh: '规格型号', en: 'Specification' },
  quantity: { zh: '数量', en: 'Quantity' },
  originalFen: { zh: '原值', en: 'Original value' },
  areaName: { zh: '坐落', en: 'Place' },
  ownership: { zh: '权属性质', en: 'Ownership' },
  owner: { zh: '所有权人', en: 'Owner' },
  operator: { zh: '经营权人', en: 'Operator' },
  beneficiary: { zh: '收益权人', en: 'Beneficiary' },
  supervisor: { zh: '监督权人', en: 'Supervisor' },
  operation: { zh: '经营方式', en: 'Run as' },
  termFrom: { zh: '经营期限起', en: 'Term from' },
  termTo: { zh: '经营期限止', en: 'Term to' },
  agreedReturnFen: { zh: '约定年收益', en: 'Agreed yearly return' },
  returnedFen: { zh: '已收收益', en: 'Returns received' },
  distributionPlan: { zh: '分配方案', en: 'Distribution plan' },
  keeper: { zh: '管护人', en: 'Keeper' },
  registeredOn: { zh: '登记日期', en: 'Registered on' },
  state: { zh: '状态', en: 'State' },
} as const satisfies Partial<Record<keyof AssetLine, Word>>
