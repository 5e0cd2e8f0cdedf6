import fc from 'fast-check'
import { expect, test } from 'vitest'
import { brokenBalances, matchLines, readCardRow, readStatementRow } from './bankRow.rules.ts'
import type { Candidate, Line } from './bankRow.rules.ts'

const yuan = () => '元' as const
const line = (id: string, amountFen: bigint, onDate = '2019-05-10', summary: string | null = null): Line => ({
  id,
  onDate,
  amountFen,
  summary,
})
const record = (
  id: string,
  type: 'payment' | 'spending',
  amountFen: bigint,
  onDate = '2019-05-10',
  voucher = id,
): Candidate => ({
  id,
  type,
  onDate,
  amountFen,
  voucher,
})
const matched = (lines: readonly Line[], records: readonly Candidate[], days = 5): Record<string, string> =>
  Object.fromEntries([...matchLines(lines, records, days)].map(([id, r]) => [id, r.id]))

test('a line meets a record of its amount, the right way, not too many days apart', () => {
  expect(matched([line('a', 100n)], [record('p', 'payment', 100n, '2019-05-15')])).toEqual({ a: 'p' })
  expect(matched([line('a', 100n)], [record('p', 'payment', 100n, '2019-05-16')])).toEqual({})
  expect(matched([line('a', 100n)], [record('s', 'spending', 100n)])).toEqual({})
  expect(matched([line('a', -100n)], [record('s', 'spending', 100n)])).toEqual({ a: 's' })
})

test('a voucher that the bank names settles it, however late; a short number is no name', () => {
  const late = record('p', 'payment', 100n, '2019-04-01', '拨2019-001')
  expect(matched([line('a', 100n, '2019-05-10', '协作资金 拨2019-001')], [late])).toEqual({ a: 'p' })
  expect(matched([line('a', 100n, '2019-05-10', '12月付款')], [{ ...late, voucher: '12' }])).toEqual({})
  const near = record('q', 'payment', 100n, '2019-05-10', '拨2019-777')
  expect(matched([line('a', 100n, '2019-05-10', '拨2019-001')], [near, late])).toEqual({ a: 'p' })
})

test('what is equally near is left to a person; what becomes plain by another’s match is not', () => {
  const two = [record('p', 'payment', 100n, '2019-05-09'), record('q', 'payment', 100n, '2019-05-11')]
  expect(matched([line('a', 100n)], two)).toEqual({})
  expect(matched([line('a', 100n), line('b', 100n, '2019-05-11')], two)).toEqual({ b: 'q', a: 'p' })
  expect(matched([line('a', 100n), line('b', 100n)], [record('p', 'payment', 100n)])).toEqual({})
})

test('whatever lines and records: each is met once, by its own amount', () => {
  const day = fc.integer({ min: 1, max: 28 }).map(d => `2019-05-${String(d).padStart(2, '0')}`)
  const sum = fc.constantFrom(1n, 2n, 3n)
  fc.assert(
    fc.property(
      fc.array(fc.tuple(sum, fc.boolean(), day), { maxLength: 20 }),
      fc.array(fc.tuple(sum, fc.boolean(), day), { maxLength: 20 }),
      (ls, rs) => {
        const lines = ls.map(([fen, out, on], i) => line(`l${i}`, out ? -fen : fen, on))
        const records = rs.map(([fen, out, on], i) => record(`r${i}`, out ? 'spending' : 'payment', fen, on))
        const found = matchLines(lines, records, 5)
        expect(new Set([...found.values()].map(r => r.id)).size).toBe(found.size)
        for (const [id, r] of found) {
          const own = lines.find(l => l.id === id)!
          expect(own.amountFen).toBe(r.type === 'payment' ? r.amountFen : -r.amountFen)
        }
      },
    ),
  )
})

const row = (rowNo: number, income: string, expense: string, balance: string) =>
  readStatementRow(rowNo, { onDate: '2019-05-08', income, expense, balance }, yuan)

test('a running balance holds oldest or newest first, and says where it breaks', () => {
  const rows = [row(1, '10', '', '10'), row(2, '5', '—', '15'), row(3, '', '3', '12')]
  expect(brokenBalances(rows)).toEqual([])
  expect(brokenBalances(rows.toReversed())).toEqual([])
  expect(brokenBalances([rows[0]!, rows[2]!])).toEqual([3])
})

test('amounts in 万元, full-width digits, blanks and dashes as banks write them', () => {
  const wan = readStatementRow(1, { onDate: '2019年5月8日', income: '１.５', expense: '-' }, () => '万元')
  expect([wan.onDate, wan.amountFen, wan.findings]).toEqual(['2019-05-08', 1_500_000n, []])
  expect(readStatementRow(1, { onDate: '201905', income: '1' }, yuan).findings).toEqual([
    { code: 'bank.date', field: 'onDate' },
  ])
})

test('a card row needs an account of a plausible length and an amount; the bank’s word is read in its variants', () => {
  const good = readCardRow(
    1,
    { account: '6217 0012 3456 7890 123', amount: '425.00', outcome: '入账成功' },
    yuan,
  )
  expect([good.account, good.amountFen, good.outcome, good.findings]).toEqual([
    '6217001234567890123',
    42_500n,
    true,
    [],
  ])
  const bad = readCardRow(1, { account: '6.217E+18', amount: '0', outcome: '退票' }, yuan)
  expect([bad.account, bad.amountFen, bad.outcome]).toEqual([null, null, false])
  expect(bad.findings.map(f => f.code)).toEqual(['card.account', 'card.amount'])
})
