/** Which sums are to be divided, and where each may go. Pure. */
import type { Source } from '../fund/fund.terms.ts'
import type { Purse } from './portfolio.terms.ts'
import type { ExpectedSum } from './ruleSet.terms.ts'

/** What is appropriated and not yet allocated, by source and giver. */
export interface Remaining {
  readonly source: Source
  readonly giverCode: string
  readonly amountFen: bigint
}

export interface Pair {
  readonly giver: string
  readonly receiver: string
}

export const purseId = (source: string, giverCode: string): string => `${source}:${giverCode}`

/**
 * 区级资金 goes to the district's paired banners only; a league's or banner's own money stays there; what the city, the
 * region or the centre gives is free to divide (domain §5.1).
 */
export function bannersOf(
  source: Source,
  giverCode: string,
  banners: readonly string[],
  pairs: readonly Pair[],
): readonly string[] | null {
  if (giverCode.startsWith('11') && giverCode !== '110000')
    return pairs.filter(p => p.giver === giverCode && banners.includes(p.receiver)).map(p => p.receiver)
  if (!giverCode.startsWith('15') || giverCode === '150000') return null
  const stem = giverCode.endsWith('00') ? giverCode.slice(0, 4) : giverCode
  return banners.filter(b => b.startsWith(stem))
}

/** The ledger's sums, with a person's expectations in place of those of the same giver and source. */
export function pursesOf(
  remaining: readonly Remaining[],
  expected: readonly ExpectedSum[],
  banners: readonly string[],
  pairs: readonly Pair[],
): readonly (Purse & { readonly expected: boolean })[] {
  const sums = new Map<string, Remaining & { expected: boolean }>()
  for (const r of remaining) sums.set(purseId(r.source, r.giverCode), { ...r, expected: false })
  for (const e of expected)
    sums.set(purseId(e.source, e.giverCode), { ...e, amountFen: BigInt(e.amountFen), expected: true })
  return [...sums]
    .filter(([, s]) => s.amountFen > 0n)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, s]) => ({ id, ...s, banners: bannersOf(s.source, s.giverCode, banners, pairs) }))
}
