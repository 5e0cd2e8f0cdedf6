import fc from 'fast-check'
import { expect, test } from 'vitest'
import { draftOf, mayDecide } from './takeOver.rules.ts'
import type { Lot } from './takeOver.rules.ts'

const lot = (id: string, leftFen: bigint, giverCode = '110000'): Lot => ({
  county: giverCode,
  id,
  source: giverCode === '110000' ? 'municipal' : 'district',
  giverCode,
  leftFen,
})

test('the oldest appropriation is used up first; what is missing is said by purse', () => {
  const draft = draftOf(
    [
      { banner: 'a', purse: 'municipal:110000', fen: 70n },
      { banner: 'b', purse: 'municipal:110000', fen: 70n },
      { banner: 'b', purse: 'district:110109', fen: 10n },
    ],
    [lot('first', 100n), lot('second', 30n), lot('other', 10n, '110109')],
  )
  expect(draft.lines.map(l => [l.banner, l.appropriationId, l.amountFen])).toEqual([
    ['a', 'first', 70n],
    ['b', 'first', 30n],
    ['b', 'second', 30n],
    ['b', 'other', 10n],
  ])
  expect(draft.short).toEqual([{ purse: 'municipal:110000', fen: 10n }])
})

test('lines and what is short are the plan to the fen, and no appropriation is overdrawn', () => {
  const fen = fc.bigInt({ min: 0n, max: 1000n })
  fc.assert(
    fc.property(fc.array(fen, { maxLength: 6 }), fc.array(fen, { maxLength: 4 }), (draws, lots) => {
      const given = draws.map((f, i) => ({ banner: `b${i}`, purse: 'municipal:110000', fen: f }))
      const draft = draftOf(
        given,
        lots.map((f, i) => lot(`l${i}`, f)),
      )
      const sum = (list: readonly bigint[]): bigint => list.reduce((s, f) => s + f, 0n)
      expect(sum(draft.lines.map(l => l.amountFen)) + sum(draft.short.map(s => s.fen))).toBe(sum(draws))
      lots.forEach((left, i) => {
        const drawn = draft.lines.filter(l => l.appropriationId === `l${i}`).map(l => l.amountFen)
        expect(sum(drawn) <= left).toBe(true)
      })
      for (const line of draft.lines) expect(line.amountFen).toBeGreaterThan(0n)
    }),
  )
})

test('one proposes and another approves; a return and an undo need a reason', () => {
  const facts = { state: 'proposed', proposedBy: 'a', deciding: 'b', hasReason: false } as const
  expect(mayDecide({ ...facts, decision: 'approve' })).toEqual([])
  const codes = (reasons: readonly { code: string }[]): string[] => reasons.map(r => r.code)
  expect(codes(mayDecide({ ...facts, decision: 'approve', deciding: 'a' }))).toEqual(['takeOver.own'])
  expect(codes(mayDecide({ ...facts, decision: 'return' }))).toEqual(['takeOver.reason'])
  expect(codes(mayDecide({ ...facts, decision: 'undo', hasReason: true }))).toEqual(['takeOver.state'])
  expect(mayDecide({ ...facts, state: 'approved', decision: 'undo', hasReason: true })).toEqual([])
})
