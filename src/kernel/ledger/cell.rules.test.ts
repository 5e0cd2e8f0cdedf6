import fc from 'fast-check'
import { expect, test } from 'vitest'
import { plainMoney } from '../money.ts'
import type { Cell } from '../sheet/cell.ts'
import type { ListRow } from '../sheet/list.ts'
import { cellReader, monthEnd, termOf } from './cell.rules.ts'

type Key = 'a'
const row = (a: Cell, unit: '元' | '万元' = '万元'): ListRow<Key> => ({
  rowNo: 2,
  cells: { a },
  unit: () => unit,
  other: {},
  titled: null,
})
const codesOf = (cell: Cell, read: (r: ReturnType<typeof cellReader<Key>>) => unknown): string[] => {
  const reader = cellReader(row(cell))
  read(reader)
  return reader.findings.map(f => f.code)
}

test('2020.1 as a number is January or October and nobody guesses; as a text, and 2020.5, it is what it says', () => {
  expect(codesOf(2020.1, r => r.month('a'))).toEqual(['cell.monthLost'])
  expect(cellReader(row('2020.1')).month('a')).toEqual({ on: '2020-01-01', precision: 'month' })
  expect(cellReader(row(2020.5)).month('a')).toEqual({ on: '2020-05-01', precision: 'month' })
  expect(cellReader(row(202010)).month('a')).toEqual({ on: '2020-10-01', precision: 'month' })
  expect(codesOf(2020, r => r.month('a'))).toEqual(['cell.monthNeeded'])
  expect(codesOf('2020-05', r => r.day('a'))).toEqual(['cell.dayNeeded'])
})

test('blank is no value and never zero; a dash is blank', () => {
  for (const cell of [null, '', ' ', '-', '——', '/']) {
    const r = cellReader(row(cell))
    expect([r.text('a', 9), r.money('a'), r.whole('a'), r.year('a'), r.day('a')]).toEqual([
      null,
      null,
      null,
      null,
      null,
    ])
    expect(r.findings).toEqual([])
    expect(codesOf(cell, x => x.money('a', true))).toEqual(['cell.required'])
  }
  expect(cellReader(row(0)).whole('a')).toBe(0)
})

test('money is exact in its unit, above zero and within 10,000 million; a cell asked for twice is wrong once', () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: 1n, max: 1_000_000_000_000n }),
      fc.constantFrom('元', '万元'),
      (fen, unit) => {
        expect(cellReader(row(plainMoney(fen, unit), unit)).money('a')).toBe(fen)
      },
    ),
  )
  expect(codesOf('0', r => r.money('a'))).toEqual(['cell.notPositive'])
  expect(codesOf('-5', r => r.money('a'))).toEqual(['cell.notPositive'])
  expect(codesOf('1000001', r => r.money('a'))).toEqual(['cell.moneyTooLarge'])
  expect(codesOf('约 5 万', r => [r.money('a'), r.money('a')])).toEqual(['cell.notMoney'])
})

test('a term is known by its words in either language, its other names, and whatever width they are written in', () => {
  const terms = {
    cattle: { zh: '肉牛养殖', en: 'Beef cattle', aliases: ['养牛'] },
    other: { zh: '其他', en: 'Other' },
  }
  for (const text of ['肉牛养殖', ' 肉牛 养殖', 'beef cattle', '养牛'])
    expect(termOf(terms, text)).toBe('cattle')
  expect(termOf(terms, '养驼')).toBeNull()
})

test('the last day of a month', () => {
  expect(['2020-02-01', '2021-02-03', '2020-12-09'].map(monthEnd)).toEqual([
    '2020-02-29',
    '2021-02-28',
    '2020-12-31',
  ])
})
