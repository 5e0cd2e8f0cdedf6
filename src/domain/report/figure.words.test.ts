import { expect, test } from 'vitest'
import { crossed } from './cross.rules.ts'
import type { Figure, Group } from '../../kernel/figure.ts'
import { sumWords } from './figure.words.ts'

const none = { evidenced: 0, declared: 0, confirmed: 0, claimed: 0, disputed: 0 }
const figure: Figure = {
  id: 'fund.invested',
  version: 1,
  title: { zh: '财政投入', en: 'Money' },
  unit: 'CNY',
  unitWords: { zh: '元', en: 'yuan' },
  fold: 'sum',
  area: '110114',
  areaName: { zh: '昌平区', en: '昌平区' },
  side: 'giver',
  kind: 'district',
  from: '2018-01-01',
  to: '2020-12-31',
  asOf: null,
  knownAt: '2026-01-01T00:00:00Z',
  value: 93_940_000.5,
  basis: none,
  rows: 1024,
  published: false,
  computedAt: '2026-01-01T00:00:00Z',
}

test('a sum says what it sums', () => {
  expect(sumWords(figure, { zh: '区级财政', en: 'district money' }).zh).toBe(
    '合计：昌平区（援助方口径），2018-01-01 至 2020-12-31，区级财政，1,024 条记录，93,940,000.5 元',
  )
  expect(
    sumWords(
      { ...figure, fold: 'stock', side: 'receiver', from: null, asOf: '2020-12-31', value: null },
      null,
    ).en,
  ).toBe('Standing: 昌平区, as of 2020-12-31, 1,024 records, — yuan')
})

test('groups become periods and parts, gaps are nought, totals are the sums of what is shown', () => {
  const group = (key: string, name: string, value: number): Group => ({
    key,
    name: { zh: name, en: name },
    value,
    basis: none,
    rows: 1,
  })
  const cross = crossed([
    group('2019|municipal', '2019年 · 市级', 5),
    group('2018|municipal', '2018年 · 市级', 3),
    group('2019|district', '2019年 · 区级', 2),
  ])
  expect(cross.periods).toEqual(['2018', '2019'])
  expect(cross.parts.map(p => [p.key, p.name?.zh, p.values, p.total])).toEqual([
    ['district', '区级', [0, 2], 2],
    ['municipal', '市级', [3, 5], 8],
  ])
  expect([cross.totals, cross.total]).toEqual([[3, 7], 10])
  expect(crossed([group('2018', '2018年', 4)]).parts).toEqual([
    { key: '', name: null, values: [4], total: 4 },
  ])
})
