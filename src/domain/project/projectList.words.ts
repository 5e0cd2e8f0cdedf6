/**
 * 项目库表: the columns of 国开办发〔2018〕10号 (domain §5.3) and of the offices' project ledgers (domain §14), as they are
 * written over them. A row is a project of the library; how far it has come in it says 入库状态, or the document that
 * admitted the whole list.
 */
import type { LedgerColumn } from '../../kernel/ledger/ledger.ts'
import type { Word } from '../../kernel/words.ts'
import { LIBRARY_STATES } from './library.terms.ts'
import { CATEGORIES, NATURES } from './project.terms.ts'
import { PROJECT_COLUMNS as P } from './project.words.ts'

const names = (terms: Readonly<Record<string, Word>>): string[] => Object.values(terms).map(t => t.zh)

/** What a sheet may say of its place in the library; what was returned or removed is no entry of it. */
export const LISTED_STATES = {
  proposed: { ...LIBRARY_STATES.proposed, aliases: ['申报', '已申报', '拟入库'] },
  reviewed: { ...LIBRARY_STATES.reviewed, aliases: ['审核', '已审核', '乡镇审核'] },
  in_library: { ...LIBRARY_STATES.in_library, aliases: ['入库', '在库', '已审定', '是'] },
} as const

/** What else offices write for a category or a nature. */
export const LISTED_CATEGORIES = {
  ...CATEGORIES,
  planting: { ...CATEGORIES.planting, aliases: ['种植', '种植业基地'] },
  cattle: { ...CATEGORIES.cattle, aliases: ['养牛', '肉牛'] },
  sheep: { ...CATEGORIES.sheep, aliases: ['养羊', '肉羊'] },
  workshop: { ...CATEGORIES.workshop, aliases: ['帮扶车间', '就业帮扶车间', '就业扶贫车间'] },
  greenhouse: { ...CATEGORIES.greenhouse, aliases: ['温室大棚', '大棚'] },
  storage: { ...CATEGORIES.storage, aliases: ['仓储保鲜冷链', '冷链物流'] },
  solar: { ...CATEGORIES.solar, aliases: ['光伏', '光伏扶贫'] },
  water: { ...CATEGORIES.water, aliases: ['安全饮水', '人畜饮水', '农村饮水'] },
  road: { ...CATEGORIES.road, aliases: ['道路', '通村道路', '村内道路'] },
  labour: { ...CATEGORIES.labour, aliases: ['就业', '劳务'] },
} as const

export const LISTED_NATURES = {
  ...NATURES,
  new: { ...NATURES.new, aliases: ['新'] },
} as const

export const PROJECT_LIST = {
  year: { ...P.year, aliases: ['年度', '计划年度', '入库年度', '项目库年度'], width: 10, example: '2020' },
  code: { ...P.code, aliases: ['编号', '项目代码', '项目库编号'], width: 18, example: 'XM2020001' },
  name: {
    ...P.name,
    aliases: ['项目', '项目名称(批复名)', '项目批复名称'],
    width: 32,
    example: '红义村肉牛养殖项目',
  },
  category: {
    ...P.category,
    aliases: ['项目类型', '类别', '项目子类型', '项目类别/子类型', '产业类别'],
    width: 14,
    example: '肉牛养殖',
    choices: names(CATEGORIES),
  },
  nature: { ...P.nature, aliases: ['性质', '项目性质'], width: 10, example: '新建', choices: names(NATURES) },
  areaCode: {
    zh: '行政区划代码',
    en: 'Area code',
    aliases: ['地区代码', '村代码', '区划代码'],
    width: 16,
    example: '',
  },
  township: {
    zh: '苏木乡镇',
    en: 'Township',
    aliases: ['乡镇', '苏木(乡镇)', '乡(镇)', '实施地点/乡镇', '实施地点/苏木乡镇'],
    width: 14,
    example: '红旗镇',
  },
  place: {
    ...P.areaName,
    aliases: ['嘎查村', '村', '建设地点', '实施地点(到村)', '项目地点', '实施地点/村', '实施地点/嘎查村'],
    width: 20,
    example: '红义村',
  },
  content: {
    ...P.content,
    aliases: ['建设内容与规模', '建设内容及规模', '主要建设内容'],
    width: 36,
    example: '购进基础母牛，新建棚圈',
  },
  scale: { ...P.scale, aliases: ['规模'], width: 20, example: '基础母牛 60 头' },
  plannedFrom: {
    ...P.plannedFrom,
    aliases: [
      '开工时间',
      '计划开工时间',
      '时间进度/开工',
      '时间进度/开工时间',
      '时间进度/起',
      '建设期限/起',
      '计划开始时间',
    ],
    width: 12,
    example: '202003',
  },
  plannedTo: {
    ...P.plannedTo,
    aliases: [
      '完工时间',
      '计划完工时间',
      '时间进度/完工',
      '时间进度/完工时间',
      '时间进度/止',
      '建设期限/止',
      '计划结束时间',
    ],
    width: 12,
    example: '202010',
  },
  unit: {
    ...P.unit,
    aliases: ['实施单位', '项目实施单位', '项目责任单位'],
    width: 20,
    example: '红旗镇人民政府',
  },
  head: { ...P.head, aliases: ['负责人', '责任人(职务)', '项目责任人'], width: 14, example: '分管副镇长' },
  budget: {
    ...P.budgetFen,
    aliases: [
      '资金规模',
      '项目总投资',
      '总投资',
      '投资总额',
      '资金规模和筹资方式/合计',
      '资金规模/合计',
      '预算总投资',
      '概算投资',
    ],
    width: 14,
    example: '120',
    unit: '万元',
  },
  households: {
    ...P.households,
    aliases: ['受益户数', '受益户', '受益对象/户数', '受益对象/受益户数', '覆盖户数'],
    width: 12,
    example: '86',
  },
  people: {
    ...P.people,
    aliases: ['受益人数', '受益人口', '受益对象/人数', '受益对象/受益人数'],
    width: 12,
    example: '214',
  },
  registeredHouseholds: {
    ...P.registeredHouseholds,
    aliases: [
      '其中贫困户数',
      '贫困户数',
      '受益贫困户数',
      '受益对象/其中贫困户',
      '受益对象/其中贫困户数',
      '其中建档立卡户',
      '带动贫困户数',
    ],
    width: 16,
    example: '60',
  },
  registeredPeople: {
    ...P.registeredPeople,
    aliases: [
      '其中贫困人口',
      '贫困人数',
      '受益贫困人口',
      '受益对象/其中贫困人口',
      '其中建档立卡人口',
      '带动贫困人口',
    ],
    width: 16,
    example: '150',
  },
  participation: {
    ...P.participation,
    aliases: ['群众参与情况', '群众参与方式'],
    width: 18,
    example: '村民代表会议讨论',
  },
  mechanism: {
    ...P.mechanism,
    aliases: ['带贫机制', '利益联结机制', '联农带农机制', '减贫机制'],
    width: 24,
    example: '入股分红，年收益不低于 8%',
  },
  state: {
    ...P.library,
    aliases: ['状态', '项目库状态', '是否入库'],
    width: 12,
    example: '已入库',
    choices: names(LISTED_STATES),
  },
  proposedOn: { ...P.proposedOn, aliases: ['村级申报日期', '申报时间'], width: 12, example: '2019-11-05' },
  reviewedOn: { ...P.reviewedOn, aliases: ['乡镇审核日期', '审核时间'], width: 12, example: '2019-11-20' },
  admittedOn: {
    ...P.admittedOn,
    aliases: ['审定日期', '入库时间', '审定时间'],
    width: 12,
    example: '2019-12-10',
  },
  document: {
    ...P.decision,
    aliases: ['入库文号', '批复文号', '审定文件', '入库文件文号'],
    width: 22,
    example: '',
  },
} as const satisfies Record<string, LedgerColumn>

export type ProjectKey = keyof typeof PROJECT_LIST

export const PROJECT_FINDINGS = {
  'place.empty': { zh: '缺少实施地点', en: 'The place is missing' },
  'place.code': { zh: '本旗县没有这个行政区划代码', en: 'The banner has no such area code' },
  'place.township': { zh: '本旗县没有这个苏木乡镇', en: 'The banner has no such township' },
  'place.notFound': {
    zh: '在本旗县没有找到“{text}”，请写明苏木乡镇和嘎查村',
    en: '“{text}” was not found in the banner; write township and village',
  },
  'place.ask': {
    zh: '“{text}”在{under}对不上唯一的嘎查村，请在上方指定',
    en: '“{text}” fits no single village of {under}; choose above',
  },
  'place.spelling': { zh: '按译名认作“{name}”，请核对', en: 'Read as “{name}” by its spelling; check it' },
  'project.order': { zh: '计划完工早于计划开工', en: 'The planned completion is before the planned start' },
  'project.part': { zh: '其中数大于总数', en: 'The part is larger than the whole' },
  'project.codeTwice': {
    zh: '项目编号与第 {row} 行重复',
    en: 'The code stands in row {row} too',
  },
  'project.codeKnown': {
    zh: '项目编号已用于“{name}”',
    en: 'The code is that of “{name}” already',
  },
  'project.twin': {
    zh: '{year}年度已有同名项目，请在上方选择跳过或仍作为新项目登记',
    en: 'There is a project of this name in {year}; choose above to leave it out or to enter it as another',
  },
  'project.yearNeeded': { zh: '入库的项目必须有项目年度', en: 'An admitted project needs its plan year' },
  'project.document': {
    zh: '文件登记簿中没有“{number}”，请先登记审定文件',
    en: '“{number}” is not in the register of documents; register the decision first',
  },
  'project.dateNeeded': {
    zh: '缺少{what}：请填写本列，或在导入时统一填写',
    en: '{what} is missing: fill in the column, or say it for the whole list',
  },
} as const satisfies Record<string, Word>

export const PLACE_ASKS: Word = {
  zh: '{under}“{text}”指哪个嘎查村？',
  en: 'Which village is “{text}” in {under}?',
}
export const TWIN_ASKS: Word = {
  zh: '第 {row} 行“{name}”：{year}年度已有同名项目（{where}）',
  en: 'Row {row}, “{name}”: there is a project of this name in {year} ({where})',
}
