/** What a person sets of a scenario and what a solution answers, as they are kept. Money is fen as text. */
import type { Reason } from '../../kernel/reason.ts'
import type { Word } from '../../kernel/words.ts'
import type { Source } from '../fund/fund.terms.ts'
import type { FactorKey } from './scenario.terms.ts'

/** A sum that is not appropriated yet: it takes the place of what the ledger says of its giver and source. */
export interface ExpectedSum {
  readonly source: Source
  readonly giverCode: string
  readonly amountFen: string
}

export interface RuleSet {
  /** One registered household reached counts this much; 万元 a year that reach them count that much. */
  readonly householdWeight: number
  readonly gainWeight: number
  /** Diminishing returns; `upTo` null: all the rest. */
  readonly bands: readonly { readonly upTo: number | null; readonly weight: number }[]
  /** Weights of the 因素法 baseline, relative to one another. */
  readonly factors: Readonly<Partial<Record<FactorKey, number>>>
  readonly minOnPoor: number | null
  readonly minIndustry: number | null
  /** Least share of its baseline that each banner gets. */
  readonly fairness: number
  readonly banners: Readonly<
    Record<string, { readonly floorFen?: string | undefined; readonly ceilingFen?: string | undefined }>
  >
  /** What may be bound of later years, by year. */
  readonly tails: Readonly<Record<string, string>>
  /** Ids of variants. */
  readonly pinned: readonly string[]
  readonly forbidden: readonly string[]
  readonly expected: readonly ExpectedSum[]
  /** The proven distance at which it stops, and the time it may take. */
  readonly gap: number
  readonly seconds: number
}

/** A purse in a result: what was there, what the plan takes, what one more 万元 would do. */
export interface PurseResult {
  readonly id: string
  readonly source: Source
  readonly giverCode: string
  readonly giverName: string
  readonly amountFen: string
  readonly usedFen: string
  /** Weighted benefit of one more 万元. */
  readonly worth: number | null
  /** Not appropriated yet: a person's expectation. */
  readonly expected: boolean
  readonly banners: number | null
}

export interface BannerResult {
  readonly code: string
  readonly name: string
  /** Null while factors are unknown or have no weight. */
  readonly baselineFen: string | null
  readonly planFen: string
  readonly households: number
  readonly gainFen: string
  readonly projectsIn: number
  readonly projectsOut: number
  /** The most its library can take. */
  readonly absorbableFen: string
  readonly need: number
  readonly draws: readonly { readonly purse: string; readonly fen: string }[]
  /** Why the plan departs from the baseline. */
  readonly reasons: readonly Reason[]
}

/** A limit in a contradiction, in words, with how the rules would be without it. */
export interface ConflictLimit {
  readonly words: Word
  /** Which rule a person may loosen; null for what is not a rule of this scenario. */
  readonly loosen: Loosen | null
}

export type Loosen =
  | { readonly kind: 'floor' | 'ceiling'; readonly banner: string }
  | { readonly kind: 'fairness' | 'minOnPoor' | 'minIndustry' }
  | { readonly kind: 'tail'; readonly year: string }
  | { readonly kind: 'pinned' | 'forbidden'; readonly variant: string }

export interface Missing {
  readonly factor: FactorKey
  readonly banner: string
  readonly name: string
}

export interface Result {
  /** SHA-256 over what was used of register, library and ledger, without the rules: whether only these changed. */
  readonly dataHash?: string | undefined
  readonly purses: readonly PurseResult[]
  readonly banners: readonly BannerResult[]
  readonly baseline: readonly BaselinePart[]
  readonly missing: readonly Missing[]
  readonly conflict: readonly ConflictLimit[]
  /** Variants and projects considered, and those of which nobody said what they bring. */
  readonly variants: number
  readonly projects: number
  readonly unknownGain: number
  readonly onPoorFen: string
  readonly industryFen: string
  /** The least ratio of plan to baseline among banners with a baseline. */
  readonly leastRatio: number | null
}

/** What each factor contributes to a banner's baseline. */
export interface BaselinePart {
  readonly banner: string
  readonly parts: readonly { readonly factor: FactorKey; readonly value: number; readonly fen: string }[]
}

/** Why a variant is in or out, as it is kept with its line. */
export interface Because {
  readonly worth: number
  readonly price: number
  readonly limits: readonly { readonly words: Word; readonly price: number }[]
  readonly takes: { readonly costFen: string | null; readonly benefitTimes: number | null } | null
  /** The whole reason as a sentence. */
  readonly words: Word
}

export interface CurvePoint {
  readonly fairness: number
  readonly outcome: 'optimal' | 'best' | 'infeasible' | 'none'
  readonly worth: number
  readonly bound: number
  readonly households: number
  readonly gainFen: string
  /** Least ratio of plan to baseline. */
  readonly leastRatio: number | null
}

export interface Curve {
  readonly state: 'running' | 'done' | 'stopped'
  readonly jobId: string
  readonly revision: number
  readonly points: readonly CurvePoint[]
  readonly of: number
}

/** While it is solved. */
export interface SolveProgress {
  readonly seconds: number
  readonly best: number | null
  readonly bound: number | null
  readonly gap: number | null
}
