import fc from 'fast-check'
import { expect, test } from 'vitest'
import { amountOf, amountText, fenOf } from './money.ts'

test('元 and 万元 become whole fen, without floating point', () => {
  expect(fenOf('0.1', 'yuan')).toBe('10')
  expect(fenOf('1,234.56', 'yuan')).toBe('123456')
  expect(fenOf('12.5', 'wan')).toBe('12500000')
  expect(fenOf('0.000001', 'wan')).toBe('1')
  expect(fenOf('-3', 'yuan')).toBe('-300')
  expect(fenOf('99999999999.99', 'yuan')).toBe('9999999999999')
})

test('what is no amount, or finer than a fen, is refused', () => {
  for (const text of ['', 'abc', '1.2.3', '0.001', '１２']) expect(fenOf(text, 'yuan'), text).toBeNull()
  expect(fenOf('1.000', 'yuan')).toBe('100')
  expect(fenOf('0.0000001', 'wan')).toBeNull()
})

test('an amount survives the way to the screen and back', () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }),
      fc.constantFrom('yuan' as const, 'wan' as const),
      (fen, unit) => fenOf(amountOf(fen.toString(), unit), unit) === fen.toString(),
    ),
  )
})

test('an amount is written out whole, grouped, without rounding', () => {
  expect(amountText('123456700')).toBe('1,234,567')
  expect(amountText('123456790')).toBe('1,234,567.90')
  expect(amountText('-5')).toBe('-0.05')
  expect(amountText('999999999999999901')).toBe('9,999,999,999,999,999.01')
})
