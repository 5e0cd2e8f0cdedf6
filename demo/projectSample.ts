/**
 * A banner's project library as an office keeps it, to try the import with: two rows of headings, amounts in 万元, months
 * as numbers, a total and a footer; right in every cell, and with twelve mistakes of the kinds offices really make.
 */
import type { Readable } from 'node:stream'
import type { ProjectKey } from '../src/domain/project/projectList.words.ts'
import type { Level } from '../src/kernel/ledger/ledger.ts'
import type { SheetColumn } from '../src/kernel/sheet/column.ts'
import { writeXlsx } from '../src/kernel/sheet/xlsx.write.ts'
import type { Word } from '../src/kernel/words.ts'
import { seeded } from './random.ts'
import type { Random } from './random.ts'
import { demonstrationVillages, SAMPLE_BANNER, TOWNSHIPS } from './sampleList.ts'
import { RECORDED_AT, SEED } from './seed.ts'

export type ProjectSampleRow = Partial<Record<ProjectKey | 'note' | 'own', string | number | null>>

const PROJECTS = 36
const YEAR = 2021

interface Kind {
  readonly category: string
  readonly name: string
  readonly content: string
  readonly scale: (n: number) => string
  readonly mechanism: string
}

const KINDS: readonly Kind[] = [
  {
    category: '肉牛养殖',
    name: '肉牛养殖项目',
    content: '购进基础母牛，新建棚圈和青贮窖',
    scale: n => `基础母牛 ${n * 10} 头，棚圈 ${n * 120} 平方米`,
    mechanism: '资产归村集体，租赁收益按户分配',
  },
  {
    category: '设施农业',
    name: '设施农业大棚项目',
    content: '新建日光温室和配套水电',
    scale: n => `日光温室 ${n} 栋，每栋 1 亩`,
    mechanism: '优先承包给脱贫户，吸纳务工',
  },
  {
    category: '扶贫车间',
    name: '就业帮扶车间项目',
    content: '改造闲置校舍，购置设备',
    scale: n => `厂房 ${n * 90} 平方米，缝纫设备 ${n * 6} 台`,
    mechanism: '吸纳脱贫劳动力就业，计件工资',
  },
  {
    category: '饮水安全',
    name: '饮水安全巩固提升工程',
    content: '更换管网，新打机电井',
    scale: n => `管网 ${n} 公里，机电井 1 眼`,
    mechanism: '改善全村饮水条件',
  },
  {
    category: '村组道路',
    name: '村内道路硬化工程',
    content: '硬化村内巷道，配套边沟',
    scale: n => `水泥路 ${n} 公里，宽 4 米`,
    mechanism: '便利生产生活，优先使用本村劳动力',
  },
  {
    category: '仓储保鲜',
    name: '马铃薯仓储项目',
    content: '新建储窖和分拣棚',
    scale: n => `储窖 ${n * 150} 吨`,
    mechanism: '错峰销售，收益的七成分给脱贫户',
  },
]

/** Rows that are right; the year is the banner's next one, so that nothing of the demonstration bears their names. */
export function correctProjects(): ProjectSampleRow[] {
  const random = seeded(SEED + 3)
  const places = demonstrationVillages().filter(v => v.county === SAMPLE_BANNER && v.name.includes('示例'))
  return Array.from({ length: PROJECTS }, (_, i) => rowOf(random, i, places[(i * 5) % places.length]!))
}

function rowOf(random: Random, i: number, place: { name: string; township: string }): ProjectSampleRow {
  const kind = KINDS[i % KINDS.length]!
  const village = place.name.replace('（示例）', '')
  const households = random.int(20, 140)
  const registered = random.int(8, households)
  const from = random.int(3, 5)
  return {
    year: String(YEAR),
    code: `示TP${YEAR}-${String(i + 1).padStart(3, '0')}`,
    name: `${village}${kind.name}（示例）`,
    category: kind.category,
    nature: random.pick(['新建', '新建', '扩建', '改建']),
    township: TOWNSHIPS[place.township] ?? '',
    place: place.name,
    content: kind.content,
    scale: kind.scale(random.int(2, 9)),
    // 202104: a number, as it is typed into a spreadsheet.
    plannedFrom: YEAR * 100 + from,
    plannedTo: YEAR * 100 + random.int(from + 3, 11),
    unit: `${TOWNSHIPS[place.township]}人民政府`,
    head: '乡镇分管副职',
    budget: `${random.int(28, 320)}.${random.pick(['00', '50', '80'])}`,
    own: random.chance(0.3) ? `${random.int(2, 20)}.00` : null,
    households,
    people: households * 2 + random.int(0, 60),
    registeredHouseholds: registered,
    registeredPeople: registered * 2 + random.int(0, 10),
    participation: '村民代表会议讨论通过，公示无异议',
    mechanism: kind.mechanism,
    proposedOn: `2020-11-0${random.int(2, 9)}`,
    note: random.chance(0.2) ? '与邻村共建' : null,
  }
}

/** Title, note, and two rows of headings stand above the first record. */
export const FIRST_PROJECT_ROW = 5

export interface PlantedProject {
  readonly what: Word
  readonly row: number
  readonly field: ProjectKey
  readonly code: string
  readonly level: Level
}

interface Fault extends Omit<PlantedProject, 'row'> {
  readonly at: number
  readonly plant: (row: ProjectSampleRow, rows: readonly ProjectSampleRow[]) => void
}

const FAULTS: readonly Fault[] = [
  {
    what: { zh: '投资规模写了文字', en: 'The budget has words in it' },
    at: 2,
    field: 'budget',
    code: 'cell.notMoney',
    level: 'error',
    plant: row => void (row.budget = '约 85 万'),
  },
  {
    what: { zh: '项目类别不在类别表中', en: 'The category is not known' },
    at: 4,
    field: 'category',
    code: 'cell.notAChoice',
    level: 'error',
    plant: row => void (row.category = '养驼'),
  },
  {
    what: { zh: '计划开工是 13 月', en: 'The start is in month 13' },
    at: 7,
    field: 'plannedFrom',
    code: 'cell.noSuchDate',
    level: 'error',
    plant: row => void (row.plannedFrom = YEAR * 100 + 13),
  },
  {
    what: { zh: '计划开工 2021.1 分不清 1 月还是 10 月', en: '2021.1 is January or October' },
    at: 9,
    field: 'plannedFrom',
    code: 'cell.monthLost',
    level: 'error',
    plant: row => void (row.plannedFrom = YEAR + 0.1),
  },
  {
    what: { zh: '完工早于开工', en: 'Completed before it starts' },
    at: 12,
    field: 'plannedTo',
    code: 'project.order',
    level: 'error',
    plant: row => void (row.plannedTo = (YEAR - 1) * 100 + 10),
  },
  {
    what: { zh: '苏木乡镇写成别的旗县的', en: 'A township of another banner' },
    at: 15,
    field: 'township',
    code: 'place.township',
    level: 'error',
    plant: row => void (row.township = '乌鲁布铁镇'),
  },
  {
    what: { zh: '项目名称未填', en: 'The name is missing' },
    at: 18,
    field: 'name',
    code: 'cell.required',
    level: 'error',
    plant: row => void (row.name = null),
  },
  {
    what: { zh: '其中贫困户多于受益户', en: 'More registered households than households' },
    at: 21,
    field: 'registeredHouseholds',
    code: 'project.part',
    level: 'error',
    plant: row => void (row.registeredHouseholds = Number(row.households) + 12),
  },
  {
    what: { zh: '项目编号与另一行重复', en: 'The code stands in another row too' },
    at: 24,
    field: 'code',
    code: 'project.codeTwice',
    level: 'error',
    plant: (row, rows) => void (row.code = rows[23]!.code!),
  },
  {
    what: { zh: '申报日期在将来', en: 'Proposed in the future' },
    at: 27,
    field: 'proposedOn',
    code: 'library.future',
    level: 'error',
    plant: row => void (row.proposedOn = '2099-11-05'),
  },
  {
    what: { zh: '村名写法对不上', en: 'The village is spelt in a way that fits none' },
    at: 30,
    field: 'place',
    code: 'place.ask',
    level: 'ask',
    plant: row => void (row.place = `${String(row.place)[0]}家营子`),
  },
  {
    what: { zh: '同一年度同名项目', en: 'A project of the same year and name' },
    at: 33,
    field: 'name',
    code: 'project.twin',
    level: 'ask',
    plant: (row, rows) => void (row.name = rows[32]!.name!),
  },
]

export function faultyProjects(): { rows: ProjectSampleRow[]; planted: PlantedProject[] } {
  const rows = correctProjects()
  for (const { at, plant } of FAULTS) plant(rows[at]!, rows)
  const planted = FAULTS.map(({ what, at, field, code, level }) => ({
    what,
    row: at + FIRST_PROJECT_ROW,
    field,
    code,
    level,
  }))
  return { rows, planted }
}

const word = (zh: string): Word => ({ zh, en: zh })
const WHERE = word('实施地点')
const WHEN = word('时间进度')
const MONEY = word('资金规模和筹资方式')
const WHOM = word('受益对象')

const text = (
  key: keyof ProjectSampleRow,
  zh: string,
  width: number,
  group?: Word,
): SheetColumn<ProjectSampleRow> => ({
  heading: word(zh),
  width,
  ...(group ? { group } : {}),
  value: row => row[key] ?? null,
})
const number = (
  key: keyof ProjectSampleRow,
  zh: string,
  kind: 'whole' | 'decimal',
  group: Word,
): SheetColumn<ProjectSampleRow> => ({ ...text(key, zh, 12, group), kind })

const COLUMNS: readonly SheetColumn<ProjectSampleRow>[] = [
  text('year', '年度', 8),
  text('code', '项目编号', 18),
  text('name', '项目名称', 36),
  text('category', '项目类别', 12),
  text('nature', '建设性质', 10),
  text('township', '苏木乡镇', 14, WHERE),
  text('place', '嘎查村', 18, WHERE),
  text('content', '建设内容', 32),
  text('scale', '建设规模', 26),
  number('plannedFrom', '开工', 'decimal', WHEN),
  number('plannedTo', '完工', 'decimal', WHEN),
  text('unit', '责任单位', 20),
  text('head', '责任人', 14),
  { ...text('budget', '合计', 12, MONEY), unit: '万元' },
  { ...text('own', '其中自筹', 12, MONEY), unit: '万元' },
  number('households', '户数', 'whole', WHOM),
  number('people', '人数', 'whole', WHOM),
  number('registeredHouseholds', '其中贫困户', 'whole', WHOM),
  number('registeredPeople', '其中贫困人口', 'whole', WHOM),
  text('participation', '群众参与', 26),
  text('mechanism', '带贫减贫机制', 28),
  text('proposedOn', '申报日期', 13),
  text('note', '备注', 16),
]

export const writeProjects = (rows: readonly ProjectSampleRow[]): Readable =>
  writeXlsx(
    {
      name: '项目库',
      title: '太仆寺旗2021年度项目库',
      notes: ['示例：项目、村均为虚构。单位：万元、户、人'],
      columns: COLUMNS,
      pages: [rows],
      total: n => `合计（共 ${n} 个项目）`,
      footer: [['填表人：', '审核人：', '单位（公章）：', '日期：2020年11月30日']],
      printed: '示例项目库',
      lang: 'zh',
    },
    new Date(RECORDED_AT),
  )
