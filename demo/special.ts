/**
 * Projects that the story names, carved out of the year's sums so that totals stay as published. Their sums are the
 * published ones where a value was printed (oats: 2 亿元; cattle: 2,058 万元), otherwise invented, and all say 示例.
 */
import type { ProjectCategory } from '../src/domain/project/project.terms.ts'

export interface Special {
  readonly key: string
  readonly name: string
  readonly category: ProjectCategory
  readonly giver: string
  readonly county: string
  readonly place: string
  readonly purpose: string
  readonly content: string
  /** 万元 paid on each day: 30 % to start, 50 % on progress, 15 % after acceptance, 5 % after the retention. */
  readonly paid: readonly (readonly [on: string, wan: number])[]
  /** The days on which 投资, 建设 and 验收 were passed, and the retention released. */
  readonly gates: readonly [investment: string, construction: string, acceptance: string, retention: string]
}

export const SPECIALS: readonly Special[] = [
  {
    key: 'oat',
    name: '莜麦加工厂（示例）',
    category: 'oat_processing_plant',
    giver: '110000',
    county: '150927',
    place: '150927',
    purpose: '莜麦加工厂建设专项',
    content: '新建莜麦加工厂一座，专项资金 2 亿元（示例，地点与分期为虚构）',
    paid: [
      ['2018-07-10', 6000],
      ['2019-06-20', 10_000],
      ['2020-07-15', 3000],
      ['2020-12-10', 1000],
    ],
    gates: ['2018-06-25', '2019-05-30', '2020-06-28', '2020-12-01'],
  },
  {
    key: 'cattle',
    name: '肉牛托养分红项目（示例）',
    category: 'cattle',
    giver: '110000',
    county: '152224',
    place: '152224',
    purpose: '肉牛托养分红',
    content: '购置肉牛 1300 头，托养三年，年收益率 8.5%（公布实例，旗县为示例）',
    paid: [
      ['2018-05-20', 617],
      ['2018-08-10', 1029],
      ['2018-10-25', 309],
      ['2018-12-20', 103],
    ],
    gates: ['2018-05-08', '2018-07-25', '2018-10-15', '2018-12-12'],
  },
  {
    key: 'hen',
    name: '德青源金鸡产业项目（示例）',
    category: 'poultry',
    giver: '110000',
    county: '152527',
    place: '152527',
    purpose: '金鸡产业扶贫项目',
    content: '金鸡产业园建设，资产收益到户（金额为虚构）',
    paid: [
      ['2018-06-18', 1200],
      ['2019-05-20', 2000],
      ['2019-10-20', 600],
      ['2019-12-18', 200],
    ],
    gates: ['2018-06-06', '2019-04-28', '2019-10-08', '2019-12-06'],
  },
  {
    key: 'storage',
    name: '笤帚苗仓储设施项目（示例）',
    category: 'storage',
    giver: '110113',
    county: '150422',
    place: '150422',
    purpose: '笤帚苗仓储建设',
    content: '新建、扩建笤帚苗仓储，能力由 2000 万斤提升到 5200 万斤（金额为虚构）',
    paid: [
      ['2019-06-12', 360],
      ['2019-08-15', 600],
      ['2019-11-12', 180],
      ['2019-12-20', 60],
    ],
    gates: ['2019-06-01', '2019-08-01', '2019-11-01', '2019-12-15'],
  },
]

const FEN_PER_WAN = 1_000_000n
export const wan = (n: number): bigint => BigInt(n) * FEN_PER_WAN

/** What a giver pays for the named projects in a year. */
export const specialsOf = (giver: string, year: number) =>
  SPECIALS.filter(s => s.giver === giver).flatMap(special => {
    const paid = special.paid.filter(([on]) => on.startsWith(String(year)))
    return paid.length ? [{ special, paid, sum: wan(paid.reduce((all, [, n]) => all + n, 0)) }] : []
  })
