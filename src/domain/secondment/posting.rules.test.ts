import { expect, test } from 'vitest'
import { inPost, mayChangeTerm, mayPost } from './posting.rules.ts'
import type { PostingFacts } from './posting.rules.ts'

const facts = (more: Partial<PostingFacts> = {}): PostingFacts => ({
  kind: 'cadre',
  direction: 'to_steppe',
  fromOn: '2019-04-30',
  toOn: '2021-05-31',
  today: '2020-06-01',
  sameAgain: false,
  batch: { known: true },
  ...more,
})
const codes = (reasons: readonly { code: string }[]): string[] => reasons.map(r => r.code)

test('both ends of a term are days in post', () => {
  const term = { fromOn: '2019-04-30', lastOn: '2021-05-31' }
  for (const [on, expected] of [
    ['2019-04-29', false],
    ['2019-04-30', true],
    ['2021-05-31', true],
    ['2021-06-01', false],
  ] as const)
    expect(inPost(term, on)).toBe(expected)
  expect(inPost({ fromOn: '2019-04-30', lastOn: null }, '2999-01-01')).toBe(true)
})

test('what is certainly wrong with a posting is refused with every reason', () => {
  expect(mayPost(facts())).toEqual([])
  expect(codes(mayPost(facts({ fromOn: '2020-06-02', toOn: '2020-01-01' })))).toEqual([
    'posting.future',
    'posting.endsFirst',
  ])
  expect(codes(mayPost(facts({ kind: 'shadowing', sameAgain: true, batch: { known: false } })))).toEqual([
    'posting.direction',
    'posting.batchUnknown',
    'posting.twice',
  ])
})

test('an extension is longer and an early end is shorter than the term', () => {
  const term = { fromOn: '2019-04-30', lastOn: '2021-05-31' }
  expect(mayChangeTerm(term, 'extended', '2021-12-31')).toEqual([])
  expect(codes(mayChangeTerm(term, 'extended', '2021-05-31'))).toEqual(['posting.notLonger'])
  expect(mayChangeTerm(term, 'ended', '2020-12-31')).toEqual([])
  expect(codes(mayChangeTerm(term, 'ended', '2021-05-31'))).toEqual(['posting.notShorter'])
  expect(codes(mayChangeTerm(term, 'ended', '2019-01-01'))).toEqual(['posting.endsFirst'])
  expect(codes(mayChangeTerm({ fromOn: '2019-04-30', lastOn: null }, 'extended', '2022-01-01'))).toEqual([
    'posting.notLonger',
  ])
})
