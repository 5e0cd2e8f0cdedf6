import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { netIncome, perCapita, referenceIncome } from './income.rules.ts'
import type { IncomeLine } from './income.terms.ts'
import { INCOME_GROUPS, INCOME_LINES, groupOf, wholeOf } from './income.terms.ts'

const wholes = (Object.keys(INCOME_LINES) as IncomeLine[]).filter(line => !wholeOf(line))
const parts = (Object.keys(INCOME_LINES) as IncomeLine[]).filter(wholeOf)
const fen = fc.bigInt({ min: 0n, max: 10n ** 12n })
const statement = fc.array(fc.record({ line: fc.constantFrom(...wholes), amountFen: fen }), { minLength: 1 })

test('the form: 5 + 4 + 5 + 6 + 4 lines, 5 and 16 parts, every group with its lines', () => {
  const count = (group: string) => wholes.filter(line => groupOf(line) === group).length
  expect(['a', 'b', 'c', 'd', 'e'].map(count)).toEqual([5, 4, 5, 6, 4])
  expect(parts.filter(line => wholeOf(line) === 'd5')).toHaveLength(5)
  expect(parts.filter(line => wholeOf(line) === 'd6')).toHaveLength(16)
})

test('net income is a + b + c + d − e, in any order and any number of entries', () => {
  fc.assert(
    fc.property(statement, lines => {
      const expected = lines.reduce(
        (sum, l) => sum + (l.line.startsWith('e') ? -l.amountFen : l.amountFen),
        0n,
      )
      expect(netIncome(lines).fen).toBe(expected)
      expect(netIncome(lines.toReversed()).fen).toBe(expected)
    }),
  )
})

test('the groups add up to the net income', () => {
  fc.assert(
    fc.property(statement, lines => {
      const { fen: net, groups } = netIncome(lines)
      const sum = (groups.a ?? 0n) + (groups.b ?? 0n) + (groups.c ?? 0n) + (groups.d ?? 0n) - (groups.e ?? 0n)
      expect(sum).toBe(net)
    }),
  )
})

test('parts instead of the whole, or both when they agree, count once', () => {
  const inParts = [
    { line: 'd5.1', amountFen: 10_000n },
    { line: 'd5.3', amountFen: 25_000n },
  ]
  expect(netIncome(inParts).fen).toBe(35_000n)
  expect(netIncome([...inParts, { line: 'd5', amountFen: 35_000n }]).fen).toBe(35_000n)
})

test('a total that contradicts its parts is not settled by us', () => {
  const { fen: net, reasons } = netIncome([
    { line: 'd6.4', amountFen: 10_000n },
    { line: 'd6', amountFen: 10_001n },
  ])
  expect(net).toBeNull()
  expect(reasons.map(reason => reason.code)).toEqual(['income.wholeAndParts'])
})

test('blank is not 0: no lines give no income; a group without lines says so', () => {
  expect(netIncome([])).toMatchObject({ fen: null, reasons: [{ code: 'income.noLines' }] })
  const { fen: net, groups, steps } = netIncome([{ line: 'a1', amountFen: 0n }])
  expect(net).toBe(0n)
  expect(groups).toEqual({ a: 0n, b: null, c: null, d: null, e: null })
  expect(steps.map(step => step.zh)).toContain('财产性收入：未填，不计')
})

test('an unknown or negative line is refused with its name', () => {
  const codes = (line: string, amountFen: bigint) => netIncome([{ line, amountFen }]).reasons.map(r => r.code)
  expect(codes('f1', 1n)).toEqual(['income.unknownLine'])
  expect(codes('constructor', 1n)).toEqual(['income.unknownLine'])
  expect(codes('a1', -1n)).toEqual(['income.negative'])
})

test('a loss is a negative income, and its steps read as a sum', () => {
  const { fen: net, steps } = netIncome([
    { line: 'b1', amountFen: 100_000n },
    { line: 'e1', amountFen: 250_050n },
  ])
  expect(net).toBe(-150_050n)
  expect(steps.map(step => step.zh)).toEqual([
    '工资性收入：未填，不计',
    '+ 生产经营性收入 1,000.00 元',
    '财产性收入：未填，不计',
    '转移性收入：未填，不计',
    '− 生产经营性支出 2,500.50 元',
    '= 家庭纯收入 -1,500.50 元',
  ])
  expect(steps).toHaveLength(Object.keys(INCOME_GROUPS).length + 1)
})

test('per capita is within half a fen of the quotient', () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }),
      fc.integer({ min: 1, max: 20 }),
      (net, members) => {
        const each = perCapita(net, members).fen!
        const rest = net - each * BigInt(members)
        expect((rest < 0n ? -rest : rest) * 2n <= BigInt(members)).toBe(true)
        expect(perCapita(-net, members).fen).toBe(-each)
      },
    ),
  )
})

test('per capita of the unknown is unknown', () => {
  expect(perCapita(null, 3)).toMatchObject({ fen: null, reasons: [{ code: 'income.noNet' }] })
  for (const members of [null, 0, -1, 2.5])
    expect(perCapita(100n, members)).toMatchObject({ fen: null, reasons: [{ code: 'income.noMembers' }] })
})

test('收入参考范围 = 纯收入 + 理赔 − 合规自付', () => {
  expect(referenceIncome(1_000_000n, 200_000n, 350_000n).fen).toBe(850_000n)
  expect(referenceIncome(1_000_000n, null, 0n)).toMatchObject({
    fen: null,
    reasons: [{ code: 'income.noClaims' }],
  })
  expect(referenceIncome(null, 0n, 0n).fen).toBeNull()
})
