/**
 * 因素法: what each banner would get by formula, Σ weight × its share of a factor, against which every departure of a
 * plan is explained. The weights are set by the office; factors that are not known block, they are never guessed. Pure.
 */
import type { Word } from '../../kernel/words.ts'

export interface Factor {
  readonly key: string
  readonly words: Word
  /** Weights need not sum to one; they are taken relative to each other. */
  readonly weight: number
  /** By banner; null where it is not known. */
  readonly values: Readonly<Record<string, number | null>>
}

export interface Share {
  readonly banner: string
  readonly fen: bigint
  /** What each factor contributes, in fen. */
  readonly parts: readonly { readonly key: string; readonly fen: bigint }[]
}

export type Baseline =
  | { readonly shares: readonly Share[]; readonly missing: readonly [] }
  /** Which factor is not known of which banner. */
  | {
      readonly shares: readonly []
      readonly missing: readonly { readonly factor: string; readonly banner: string }[]
    }

/** Divides a sum by factors, to the fen: shares add up to the sum (largest remainders get the last fen). */
export function baselineOf(
  totalFen: bigint,
  banners: readonly string[],
  factors: readonly Factor[],
): Baseline {
  const used = factors.filter(f => f.weight > 0)
  const missing = used.flatMap(f =>
    banners.filter(banner => (f.values[banner] ?? null) === null).map(banner => ({ factor: f.key, banner })),
  )
  if (missing.length) return { shares: [], missing }
  const weights = used.reduce((sum, f) => sum + f.weight, 0)
  const parts = used.map(f => {
    const all = banners.reduce((sum, banner) => sum + f.values[banner]!, 0)
    const ratio = (banner: string): number => (all > 0 ? f.values[banner]! / all : 1 / banners.length)
    return { key: f.key, of: (banner: string) => (Number(totalFen) * f.weight * ratio(banner)) / weights }
  })
  const cells = banners.flatMap(banner =>
    parts.map(part => ({ banner, key: part.key, exact: part.of(banner) })),
  )
  const fen = largestRemainders(
    totalFen,
    cells.map(c => c.exact),
  )
  return {
    missing: [],
    shares: banners.map(banner => {
      const own = cells.flatMap((c, i) => (c.banner === banner ? [{ key: c.key, fen: fen[i]! }] : []))
      return { banner, parts: own, fen: own.reduce((sum, part) => sum + part.fen, 0n) }
    }),
  }
}

/** Rounds parts of a sum to whole numbers that add up to it. */
function largestRemainders(total: bigint, parts: readonly number[]): bigint[] {
  if (!parts.length) return []
  const whole = parts.map(part => BigInt(Math.floor(part)))
  let rest = total - whole.reduce((sum, n) => sum + n, 0n)
  const order = parts.map((part, i) => ({ i, rest: part - Math.floor(part) })).sort((a, b) => b.rest - a.rest)
  for (let k = 0; rest !== 0n; k = (k + 1) % order.length) {
    const step = rest > 0n ? 1n : -1n
    if (step < 0n && whole[order[k]!.i]! === 0n) continue
    whole[order[k]!.i]! += step
    rest -= step
  }
  return whole
}

/** How far a banner's sum in a plan lies from its baseline. */
export interface Departure {
  readonly banner: string
  readonly baselineFen: bigint
  readonly planFen: bigint
  /** planFen ÷ baselineFen; null without a baseline. */
  readonly ratio: number | null
}

export function departures(shares: readonly Share[], plan: ReadonlyMap<string, bigint>): Departure[] {
  return shares.map(({ banner, fen }) => {
    const planFen = plan.get(banner) ?? 0n
    return { banner, baselineFen: fen, planFen, ratio: fen > 0n ? Number(planFen) / Number(fen) : null }
  })
}
