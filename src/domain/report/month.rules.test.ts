import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cut, isWhole, opened } from './month.rules.ts'

const DAY_MS = 86_400_000
const BEGIN = Date.UTC(2018, 0, 1)
const day = fc
  .integer({ min: 0, max: 1500 })
  .map(n => new Date(BEGIN + n * DAY_MS).toISOString().slice(0, 10))
const window = fc.record({
  from: fc.option(day, { nil: undefined }),
  until: fc.option(day, { nil: undefined }),
})
const inside = (on: string, w: { from?: string | undefined; until?: string | undefined }): boolean =>
  (!w.from || on >= w.from) && (!w.until || on <= w.until)

test('every day of a window lies in its whole months or in exactly one of its edges, and no other day does', () => {
  fc.assert(
    fc.property(window, day, (w, on) => {
      fc.pre(!w.from || !w.until || w.from <= w.until)
      const parts = cut(w)
      if (!parts) return
      const times = [parts.months, ...parts.edges].filter(part => inside(on, part)).length
      expect(times).toBe(inside(on, w) ? 1 : 0)
      expect(isWhole(parts.months)).toBe(true)
    }),
  )
})

test('a window that reaches beyond the rows is open at that end, and holds the same of their days', () => {
  fc.assert(
    fc.property(window, day, day, day, (w, a, b, on) => {
      const [firstOn, lastOn] = a < b ? [a, b] : [b, a]
      if (on < firstOn || on > lastOn) return
      expect(inside(on, opened(w, { firstOn, lastOn }))).toBe(inside(on, w))
    }),
  )
})

test('a day within one month has no whole month', () => {
  expect(cut({ from: '2019-03-02', until: '2019-03-30' })).toBeNull()
  expect(cut({ from: '2019-03-01', until: '2019-03-31' })).toEqual({
    months: { from: '2019-03-01', until: '2019-03-31' },
    edges: [],
  })
})
