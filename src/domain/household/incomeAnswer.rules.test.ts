import { expect, test } from 'vitest'
import { netIncome, perCapita } from './income.rules.ts'
import { factsOf, formOf, linesOf } from './incomeAnswer.rules.ts'
import { INCOME_LINES } from './income.terms.ts'

test('an empty line is not 0 and is not sent; a line of 0 is', () => {
  const statement = {
    a1: { amountFen: '1200000', note: ' 锡林浩特务工 ' },
    b2: { amountFen: '0' },
    c1: { note: '无' },
  }
  expect(linesOf(statement)).toEqual([
    { line: 'a1', amountFen: '1200000', note: '锡林浩特务工' },
    { line: 'b2', amountFen: '0' },
  ])
})

test('the sum that runs while typing is the sum that is kept: costs are taken off, then divided by the members', () => {
  const net = netIncome(
    factsOf({ a1: { amountFen: '1200000' }, b2: { amountFen: '800000' }, e2: { amountFen: '300000' } }),
  )
  expect(net.fen).toBe(1_700_000n)
  expect(perCapita(net.fen, 3).fen).toBe(566_667n)
})

test('the form asks every line of the statement once, parts under their whole', () => {
  const groups = ['a', 'b', 'c', 'd', 'e'] as const
  const asked = groups.flatMap(g => formOf(g).flatMap(({ line, parts }) => [line, ...parts]))
  expect(asked.toSorted()).toEqual(Object.keys(INCOME_LINES).toSorted())
  expect(formOf('d').find(f => f.line === 'd5')?.parts).toContain('d5.3')
})
