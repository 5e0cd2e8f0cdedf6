import { expect, test } from 'vitest'
import { dayText, exactly, momentText, periodText, readable, withUnit } from './number.ts'

test('offices read 万 and 亿; below 100,000 the number itself', () => {
  expect(readable(4_596_000_000, 'zh')).toBe('45.96 亿')
  expect(readable(151_234, 'zh')).toBe('15.12 万')
  expect(readable(99_999, 'zh')).toBe('99,999')
  expect(readable(-4_596_000_000, 'zh')).toBe('-45.96 亿')
  expect(readable(4_596_000_000, 'en')).toBe('4.6 bn')
  expect(readable(1_250_000, 'en')).toBe('1.25 m')
  expect(withUnit(161_000_000, '元', 'zh')).toBe('1.61 亿元')
  expect(withUnit(82, '个嘎查村', 'zh')).toBe('82 个嘎查村')
  expect(withUnit(161_000_000, 'yuan', 'en')).toBe('161 m yuan')
  expect(exactly(4_596_000_000.5)).toBe('4,596,000,000.5')
})

test('a date is shown as far as it is known', () => {
  expect(dayText('2019-04-30', 'day', 'zh')).toBe('2019年4月30日')
  expect(dayText('2019-04-30', 'month', 'zh')).toBe('2019年4月')
  expect(dayText('2019-04-30', 'year', 'en')).toBe('2019')
  expect(dayText(null, 'day', 'zh')).toBe('—')
})

test('instants are shown in Beijing time', () => {
  expect(momentText('2026-05-06T17:02:00Z', 'zh')).toBe('2026年5月7日 01:02')
})

test('whole years are said by their years', () => {
  expect(periodText('2018-01-01', '2020-12-31', 'zh')).toBe('2018—2020年')
  expect(periodText('2019-01-01', '2019-12-31', 'en')).toBe('2019')
  expect(periodText(null, '2020-12-31', 'zh')).toBe('截至2020年底')
  expect(periodText('2018-03-01', '2020-12-31', 'zh')).toBe('2018年3月1日 — 2020年12月31日')
  expect(periodText(null, null, 'zh')).toBe('至今')
})
