/** How far the projects of today are: at each gate some, with what they wait for. Days are counted back from today. */
import type { Gate, ProofItem } from '../src/domain/project/gate.terms.ts'
import type { ProjectCategory } from '../src/domain/project/project.terms.ts'

type Side = 'west' | 'east'

export interface Report {
  readonly ago: number
  readonly percent: number
  readonly note: string
  /** Which picture proves it, and where it was taken. */
  readonly photo?: readonly [stage: 0 | 1 | 2, place: string]
}

export interface WayCase {
  readonly what: string
  readonly category: ProjectCategory
  readonly content: string
  readonly scale: string
  readonly wan: number
  readonly households: number
  /** Gates passed, each so many days ago. */
  readonly passed: Partial<Record<Gate, number>>
  /** Papers of the gate that comes next that are still missing; all of them are there otherwise. */
  readonly lacks?: readonly ProofItem[] | 'all'
  readonly signed?: readonly Side[]
  /** Planned start and completion, in days from today. */
  readonly planned: readonly [from: number, to: number]
  /** Days since the works began. */
  readonly started?: number
  readonly reports?: readonly Report[]
  readonly completed?: number
  /** Where the demonstration's village worker is. */
  readonly home?: true
  readonly change?: { readonly days: number; readonly reason: string; readonly consented?: true }
}

export const WAY_CASES: readonly WayCase[] = [
  {
    what: '饮水管网改造',
    home: true,
    category: 'water',
    content: '更换老化管网 6 公里，新建蓄水池 1 座',
    scale: '6 公里',
    wan: 86,
    households: 64,
    passed: {},
    planned: [25, 160],
  },
  {
    what: '设施大棚提升',
    category: 'greenhouse',
    content: '改造冷棚 20 座，增设保温被和卷帘机',
    scale: '20 座',
    wan: 120,
    households: 32,
    passed: {},
    signed: ['west'],
    planned: [30, 190],
  },
  {
    what: '肉羊托养基地',
    category: 'sheep',
    content: '购置基础母羊 600 只，合作社托养分红',
    scale: '600 只',
    wan: 90,
    households: 45,
    passed: {},
    lacks: ['east_consent', 'notice_before'],
    planned: [40, 220],
  },
  {
    what: '仓储保鲜库',
    category: 'storage',
    content: '新建保鲜库 1 座，库容 800 吨',
    scale: '800 吨',
    wan: 210,
    households: 58,
    passed: { initiation: 28 },
    lacks: ['contract', 'payment_plan'],
    planned: [12, 180],
  },
  {
    what: '村组道路硬化',
    category: 'road',
    content: '硬化村组道路 3.2 公里',
    scale: '3.2 公里',
    wan: 150,
    households: 96,
    passed: { initiation: 35 },
    signed: ['east'],
    planned: [8, 120],
  },
  {
    what: '村级光伏维护',
    category: 'solar',
    content: '更换逆变器和支架，恢复满发',
    scale: '300 千瓦',
    wan: 48,
    households: 30,
    passed: { initiation: 95, investment: 70 },
    planned: [-45, 30],
  },
  {
    what: '马铃薯储窖',
    home: true,
    category: 'potato',
    content: '新建储窖 4 座，配套通风设备',
    scale: '1600 吨',
    wan: 132,
    households: 40,
    passed: { initiation: 150, investment: 120 },
    lacks: 'all',
    planned: [-110, 35],
    started: 108,
    reports: [
      { ago: 80, percent: 25, note: '基坑开挖完成，开始砌筑', photo: [0, '1 号窖基坑'] },
      { ago: 46, percent: 55, note: '1、2 号窖主体完成', photo: [1, '2 号窖东侧'] },
    ],
    change: { days: 45, reason: '冬季停工，顺延工期' },
  },
  {
    what: '帮扶车间改造',
    category: 'workshop',
    content: '改造厂房 900 平方米，购置缝纫设备 60 台',
    scale: '900 平方米',
    wan: 110,
    households: 36,
    passed: { initiation: 140, investment: 105 },
    signed: ['west'],
    planned: [-95, 40],
    started: 92,
    reports: [
      { ago: 60, percent: 40, note: '厂房加固完成', photo: [1, '车间北立面'] },
      { ago: 9, percent: 75, note: '设备到场，正在安装', photo: [2, '缝纫生产线'] },
    ],
  },
  {
    what: '杂粮加工线',
    category: 'grain_processing',
    content: '新建莜麦、荞麦加工线 1 条',
    scale: '日加工 12 吨',
    wan: 176,
    households: 52,
    passed: { initiation: 230, investment: 190, construction: 110 },
    lacks: ['final_acceptance', 'accounts', 'notice_after'],
    planned: [-180, 15],
    started: 182,
    reports: [{ ago: 125, percent: 60, note: '厂房封顶', photo: [1, '加工车间'] }],
    completed: 14,
  },
  {
    what: '卫生室标准化改造',
    category: 'health',
    content: '改造卫生室 3 所，配置常用设备',
    scale: '3 所',
    wan: 42,
    households: 210,
    passed: { initiation: 210, investment: 175, construction: 90 },
    planned: [-165, -5],
    started: 168,
    reports: [{ ago: 100, percent: 70, note: '土建完成，待设备进场', photo: [1, '村卫生室'] }],
    completed: 24,
  },
  {
    what: '牧区棚圈建设',
    category: 'cattle',
    content: '新建标准化棚圈 12 处',
    scale: '12 处',
    wan: 96,
    households: 24,
    passed: { initiation: 160, investment: 130 },
    signed: ['west', 'east'],
    planned: [-120, 60],
    started: 118,
    reports: [
      { ago: 70, percent: 45, note: '8 处基础完成', photo: [0, '第 3 处棚圈'] },
      { ago: 16, percent: 80, note: '钢架全部安装', photo: [2, '第 8 处棚圈'] },
    ],
    change: { days: 20, reason: '增设饲草棚，工期顺延', consented: true },
  },
]
