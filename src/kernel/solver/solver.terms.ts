/** What is asked of the solver, and what it answers; both cross a thread. */
export interface Limits {
  /** The proven distance from the best possible at which it stops, e.g. 0.001. */
  readonly gap: number
  readonly seconds: number
  /** Good enough whatever else could be found: it stops at the first solution that reaches it. */
  readonly target?: number
}

export interface Progress {
  /** Seconds since the solve began. */
  readonly seconds: number
  /** The best found so far; null before the first. */
  readonly best: number | null
  /** Nothing can be better than this. */
  readonly bound: number | null
  readonly gap: number | null
}

/** New bounds of single columns and rows: a pin, a forbidden column, another limit. */
export interface Change {
  readonly columns?: readonly (readonly [column: number, lower: number, upper: number])[]
  readonly rows?: readonly (readonly [row: number, lower: number, upper: number])[]
}

/**
 * - optimal: within the gap asked for; best: stopped earlier (time, or somebody asked), with something found
 * - infeasible: the limits contradict each other; none: stopped before anything was found
 */
export type Outcome = 'optimal' | 'best' | 'infeasible' | 'unbounded' | 'none'

export interface Solved {
  readonly outcome: Outcome
  readonly objective: number
  readonly bound: number
  readonly gap: number
  readonly seconds: number
  /** One value a column; empty where nothing was found. */
  readonly columns: Float64Array
}

/** Prices of the relaxed programme: what one more unit of each row is worth, and each column's reduced cost. */
export interface Prices {
  readonly rows: Float64Array
  readonly columns: Float64Array
}

/** Rows and columns whose bounds contradict each other: take one away and the rest can be met. */
export interface Conflict {
  readonly rows: readonly number[]
  readonly columns: readonly number[]
}

export type Order =
  | { readonly id: number; readonly kind: 'load'; readonly program: import('./model.ts').Program }
  | { readonly id: number; readonly kind: 'change'; readonly change: Change }
  | {
      readonly id: number
      readonly kind: 'solve'
      readonly limits: Limits
      readonly start: Float64Array | null
    }
  | { readonly id: number; readonly kind: 'prices' }
  | { readonly id: number; readonly kind: 'conflict' }

export type Answer =
  | { readonly id: number; readonly kind: 'done'; readonly value: unknown }
  | { readonly id: number; readonly kind: 'failed'; readonly message: string }
  | { readonly id: number; readonly kind: 'progress'; readonly progress: Progress }
