/**
 * 资金分配方案: which projects of a year's library are paid, from which sums, so that limited money does the most good.
 * A *purse* is a sum that is to be divided: one source of one giver. A district's purse goes to its paired banners only;
 * municipal money is free to divide (domain §5.1). A *variant* is one way to carry out a project; at most one is taken.
 * Invariants: no purse is overdrawn, every limit a person set is kept, each variant that is in is paid whole.
 */
import type { Word } from '../../kernel/words.ts'
import type { Source } from '../fund/fund.terms.ts'

export interface Variant {
  readonly id: string
  readonly projectId: string
  /** The banner's code. */
  readonly banner: string
  readonly title: string
  /** What it needs from the purses of this year, in fen. */
  readonly costFen: bigint
  /** What it will need in later years, in fen: a promise that binds them. */
  readonly tails: readonly { readonly year: number; readonly fen: bigint }[]
  /** Sources that may pay for it. */
  readonly sources: readonly Source[]
  /** Registered households that it reaches by its linkage. */
  readonly households: number
  /** What these households receive of it in a year, in fen. */
  readonly gainFen: bigint
  /** Closely tied to registered poor (紧密利益联结). */
  readonly onPoor: boolean
  /** An industry project (产业项目). */
  readonly industry: boolean
  /** Projects of which one variant must be in as well. */
  readonly requires: readonly string[]
}

export interface Purse {
  readonly id: string
  readonly source: Source
  readonly giverCode: string
  readonly amountFen: bigint
  /** The banners it may go to; null: every one. */
  readonly banners: readonly string[] | null
}

/** Returns diminish: the first households of a banner count more than the last (share of its need → weight). */
export interface Band {
  readonly upTo: number
  readonly weight: number
}

export interface BannerLimits {
  readonly floorFen?: bigint | undefined
  readonly ceilingFen?: bigint | undefined
}

/** What a person sets; every value is shown with the plan it led to. */
export interface Wishes {
  /** One registered household reached counts this much. */
  readonly householdWeight: number
  /** 10,000 yuan a year that reaches households count this much. */
  readonly gainWeight: number
  readonly bands: readonly Band[]
  readonly banners: Readonly<Record<string, BannerLimits>>
  /** Share of the money on projects tied to registered poor; null: no such limit. */
  readonly minOnPoor: number | null
  readonly minIndustry: number | null
  /** What the plan may bind of a later year's money, in fen. */
  readonly tails: Readonly<Record<number, bigint>>
  readonly pinned: readonly string[]
  readonly forbidden: readonly string[]
  /** Every banner gets at least this share of its baseline, as far as its library can take it; 0: no such limit. */
  readonly fairness: number
}

export interface Question {
  readonly variants: readonly Variant[]
  readonly purses: readonly Purse[]
  readonly wishes: Wishes
  /** What need is measured against, by banner: its registered households. */
  readonly need: Readonly<Record<string, number>>
  /** 因素法 baseline in fen, by banner. */
  readonly baseline: Readonly<Record<string, bigint>>
}

/** What a row of the programme stands for, so that a price or a contradiction can be said in words. */
export type Limit =
  | { readonly kind: 'purse'; readonly purse: string }
  | { readonly kind: 'floor' | 'ceiling' | 'fairness'; readonly banner: string }
  | { readonly kind: 'onPoor' | 'industry' }
  | { readonly kind: 'tail'; readonly year: number }
  | { readonly kind: 'variants'; readonly project: string }
  | { readonly kind: 'requires'; readonly variant: string; readonly project: string }
  | { readonly kind: 'paid'; readonly banner: string; readonly purses: readonly string[] }
  | { readonly kind: 'worth'; readonly banner: string }
  | { readonly kind: 'pinned' | 'forbidden'; readonly variant: string }

export interface Draw {
  readonly banner: string
  readonly purse: string
  readonly fen: bigint
}

export interface Plan {
  /** Variants that are in. */
  readonly taken: readonly string[]
  /** Who is paid from which purse; to the fen. */
  readonly draws: readonly Draw[]
  readonly households: number
  readonly gainFen: bigint
  readonly costFen: bigint
  /** The weighted benefit that was maximised. */
  readonly worth: number
}

/** Words of the limits: `{what}` is the banner, purse, year or project. */
export const LIMIT_WORDS = {
  purse: { zh: '{what}的资金总额', en: 'the sum of {what}' },
  floor: { zh: '{what}的下限', en: 'the floor of {what}' },
  ceiling: { zh: '{what}的上限', en: 'the ceiling of {what}' },
  fairness: { zh: '{what}的公平下限（按因素法基数）', en: 'the fair share of {what} (by its baseline)' },
  onPoor: { zh: '用于建档立卡贫困人口的比例', en: 'the share on registered poor' },
  industry: { zh: '产业项目的比例', en: 'the share on industry' },
  tail: { zh: '{what}年的后续资金上限', en: 'what may be bound of {what}' },
  variants: { zh: '同一项目至多选一个方案', en: 'at most one variant of a project' },
  requires: { zh: '须先有{what}', en: '{what} must come first' },
  paid: { zh: '{what}可用的资金来源', en: 'the sources open to {what}' },
  worth: { zh: '{what}的效益递减', en: 'diminishing returns in {what}' },
  pinned: { zh: '指定入选：{what}', en: 'pinned: {what}' },
  forbidden: { zh: '指定不选：{what}', en: 'forbidden: {what}' },
} as const satisfies Record<Limit['kind'], Word>

/** The first quarter of a banner's households counts in full, the last quarter least. A proposal that an office may change. */
export const BANDS: readonly Band[] = [
  { upTo: 0.25, weight: 1 },
  { upTo: 0.5, weight: 0.8 },
  { upTo: 0.75, weight: 0.6 },
  { upTo: Number.POSITIVE_INFINITY, weight: 0.4 },
]
