/** The published values of the headline figures, each with where it was printed (reference/story.json, domain §15). */
export interface Published {
  readonly indicator: string
  readonly fromOn: string
  readonly toOn: string
  /** In stored integers: fen for money. */
  readonly value: bigint
  readonly unit: string
  readonly source: string
}

const SERIES = '《北京日报》2020 年报道；2019 年为公布数，2018、2020 年由公布的三年合计推算'

/** 亿元 → fen, exactly. */
const yi = (hundredths: number): bigint => BigInt(hundredths) * 100_000_000n

export const YEARS = { 2018: yi(1211), 2019: yi(1533), 2020: yi(1852) } as const

export const PUBLISHED: readonly Published[] = [
  {
    indicator: 'fund.invested',
    fromOn: '2018-01-01',
    toOn: '2020-12-31',
    value: yi(4596),
    unit: '元',
    source: '《北京日报》2020 年报道：2018 年以来市区两级财政实际投入 45.96 亿元',
  },
  {
    indicator: 'fund.invested',
    fromOn: '2018-01-01',
    toOn: '2018-12-31',
    value: YEARS[2018],
    unit: '元',
    source: SERIES,
  },
  {
    indicator: 'fund.invested',
    fromOn: '2019-01-01',
    toOn: '2019-12-31',
    value: YEARS[2019],
    unit: '元',
    source: SERIES,
  },
  {
    indicator: 'fund.invested',
    fromOn: '2020-01-01',
    toOn: '2020-12-31',
    value: YEARS[2020],
    unit: '元',
    source: SERIES,
  },
  {
    indicator: 'exit.villages',
    fromOn: '0001-01-01',
    toOn: '2020-12-31',
    value: 2663n,
    unit: '个',
    source: '《北京日报》2020 年报道：所属 2663 个贫困嘎查村实现退出',
  },
  {
    indicator: 'exit.banners',
    fromOn: '0001-01-01',
    toOn: '2020-12-31',
    value: 31n,
    unit: '个',
    source: '内蒙古自治区人民政府公告 2020-03-04：31 个国贫旗县全部退出',
  },
]
