import { expect, test } from 'vitest'
import { ribbons } from './flow.rules.ts'
import type { Leaf } from './flow.rules.ts'

const leaf = (
  source: string,
  county: string,
  category: string | null,
  projectId: string | null,
  fen: bigint,
): Leaf => ({
  source,
  county,
  category,
  projectId,
  fen,
})
const LEAVES = [
  leaf('municipal', '152527', 'cattle', 'a', 700n),
  leaf('district', '152527', 'cattle', 'a', 100n),
  leaf('municipal', '152527', 'road', 'b', 200n),
  leaf('municipal', '150125', null, null, 50n),
]
const sum = (list: readonly { readonly fen: bigint }[]): bigint => list.reduce((all, r) => all + r.fen, 0n)

test('every column adds up to the same sum; what has no project ends at its type', () => {
  expect(sum(ribbons(LEAVES, 'source'))).toBe(1050n)
  expect(sum(ribbons(LEAVES, 'banner'))).toBe(1050n)
  expect(sum(ribbons(LEAVES, 'project'))).toBe(1000n)
})

test('a ribbon is the sum of its flows and knows what its rows are asked by', () => {
  expect(ribbons(LEAVES, 'banner')[0]).toEqual({
    from: 'banner/152527',
    to: 'category/cattle',
    fen: 800n,
    ends: { banner: '152527', category: 'cattle' },
  })
  expect(ribbons(LEAVES, 'banner').find(r => r.to === 'category/none')?.ends).toEqual({
    banner: '150125',
    category: 'none',
  })
})
