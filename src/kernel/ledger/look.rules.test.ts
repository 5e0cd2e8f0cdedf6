/** What a look counts adds up, whatever was found. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { AnyLedger, Finding, Level } from './ledger.ts'
import { lookOf } from './look.rules.ts'

const list = {
  columns: { of: { a: { zh: '金额', en: 'Amount' } }, needed: [] },
  effect: { zh: '{count} 笔 {money} 万元', en: '{count} {money}' },
} as unknown as AnyLedger

const aFinding = fc
  .tuple(
    fc.constantFrom<Level>('error', 'ask', 'warn'),
    fc.constantFrom('x', 'y'),
    fc.constantFrom('a', null),
  )
  .map(
    ([level, code, field]): Finding => ({
      level,
      code: level + code,
      field,
      words: { zh: code, en: code },
      ...(level === 'ask'
        ? { question: { kind: code, key: code, words: { zh: '', en: '' }, choices: [] } }
        : {}),
    }),
  )

/** A row is written only where nothing keeps it out. */
const aRow = fc
  .tuple(fc.array(aFinding, { maxLength: 3 }), fc.bigInt({ min: 1n, max: 10n ** 12n }), fc.boolean())
  .map(([findings, amountFen, skipped]) => {
    const out = findings.some(f => f.level !== 'warn')
    const left = skipped && !out
    return {
      cells: { a: 'x' },
      text: '',
      findings,
      skipped: left,
      written: out || left ? [] : [{ county: '150125', type: 'project', id: 'x', amountFen }],
    }
  })

test('every row is written, wrong, asked or left out; the sum is that of the written; the worst comes first', () => {
  fc.assert(
    fc.property(fc.array(aRow, { maxLength: 40 }), made => {
      const rows = made.map((r, i) => ({ ...r, rowNo: i + 2 }))
      const look = lookOf(list, [], rows)
      expect(look.added + look.errors + look.asked + look.skipped).toBe(look.rows)
      const sum = rows.reduce((all, r) => all + (r.written[0]?.amountFen ?? 0n), 0n)
      expect(look.sumFen).toBe(sum.toString())
      const rank = { error: 0, ask: 1, warn: 2 }
      const worst = look.problems.map(p => rank[p.problems[0]!.level])
      expect(worst).toEqual([...worst].sort())
      expect(look.problems).toHaveLength(rows.filter(r => r.findings.length).length)
      const asked = rows.flatMap(r => r.findings).filter(f => f.level === 'ask').length
      expect(look.questions.reduce((all, q) => all + q.rows, 0)).toBe(asked)
    }),
  )
})
