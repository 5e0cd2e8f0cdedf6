/**
 * Drawing a sample: pure, so that a population, a method, a size and a seed give the same rows for ever. The population
 * comes in its fixed order (owner, record); amounts are fen, and for monetary units what is below zero weighs nothing.
 */
import type { Reason } from '../../kernel/reason.ts'
import { reason } from '../../kernel/refusal.ts'
import type { Method } from './sample.terms.ts'

export interface Item {
  /** Of the population's order; unique. */
  readonly key: string
  readonly amountFen: bigint
  /** The banner. */
  readonly stratum: string
}

export interface Drawn {
  readonly key: string
  /** Units of money that fell on it; 1 for other methods. */
  readonly hits: number
}

/** A stream of numbers in [0, 1) from a seed: FNV-1a into mulberry32, both of 32 bits and the same everywhere. */
export function stream(seed: string): () => number {
  let h = 0x811c9dc5
  for (const c of seed) h = Math.imul(h ^ c.codePointAt(0)!, 0x01000193)
  let state = h >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

/** `size` of them without repetition, in the population's order (selection sampling: each subset equally likely). */
function simple(items: readonly Item[], size: number, next: () => number): Drawn[] {
  const drawn: Drawn[] = []
  let left = Math.min(size, items.length)
  for (const [i, item] of items.entries()) {
    if (!left) break
    if (next() * (items.length - i) < left) {
      drawn.push({ key: item.key, hits: 1 })
      left--
    }
  }
  return drawn
}

const weight = (item: Item): bigint => (item.amountFen > 0n ? item.amountFen : 0n)
const sum = (items: readonly Item[]): bigint => items.reduce((all, i) => all + weight(i), 0n)

/** One unit of money in every `interval` of fen, so nothing as large as the interval is ever missed. */
export const intervalOf = (items: readonly Item[], size: number): bigint => {
  const whole = sum(items)
  const interval = whole / BigInt(size)
  return interval > 0n ? interval : 1n
}

function monetary(items: readonly Item[], size: number, next: () => number): Drawn[] {
  const interval = intervalOf(items, size)
  // Two draws of 32 bits: an interval may have more fen than one of them has values.
  const fine = (BigInt(Math.floor(next() * 2 ** 32)) << 32n) | BigInt(Math.floor(next() * 2 ** 32))
  const start = (fine * interval) >> 64n
  const drawn: Drawn[] = []
  let before = 0n
  for (const item of items) {
    const after = before + weight(item)
    // Units at start, start + interval, …: how many of them lie in [before, after).
    const upTo = (at: bigint): bigint => (at <= start ? 0n : (at - start - 1n) / interval + 1n)
    const hits = Number(upTo(after) - upTo(before))
    if (hits) drawn.push({ key: item.key, hits })
    before = after
  }
  return drawn
}

/** The size shared out by the strata's numbers of items, by largest remainder; no stratum gets more than it has. */
export function shares(counts: ReadonlyMap<string, number>, size: number): Map<string, number> {
  const all = [...counts.values()].reduce((a, b) => a + b, 0)
  const want = Math.min(size, all)
  const parts = [...counts].map(([stratum, n]) => {
    const exact = (n * want) / all
    return { stratum, whole: Math.floor(exact), rest: exact - Math.floor(exact) }
  })
  let left = want - parts.reduce((a, p) => a + p.whole, 0)
  const byRest = [...parts].sort((a, b) => b.rest - a.rest || (a.stratum < b.stratum ? -1 : 1))
  const given = new Map(parts.map(p => [p.stratum, p.whole]))
  for (const { stratum } of byRest) {
    if (!left) break
    if (given.get(stratum)! < counts.get(stratum)!) {
      given.set(stratum, given.get(stratum)! + 1)
      left--
    }
  }
  return given
}

function stratified(items: readonly Item[], size: number, next: () => number): Drawn[] {
  const strata = new Map<string, Item[]>()
  for (const item of items) {
    const own = strata.get(item.stratum)
    if (own) own.push(item)
    else strata.set(item.stratum, [item])
  }
  const given = shares(new Map([...strata].map(([s, own]) => [s, own.length])), size)
  return [...strata].flatMap(([s, own]) => simple(own, given.get(s)!, next))
}

const METHOD = { simple, monetary, stratified } satisfies Record<Method, unknown>

export const draw = (items: readonly Item[], method: Method, size: number, seed: string): Drawn[] =>
  METHOD[method](items, size, stream(seed))

export function mayDraw(f: {
  readonly items: readonly Item[]
  readonly method: Method
  readonly most: number
}): Reason[] {
  if (!f.items.length)
    return [
      reason(
        'sample.empty',
        '所选范围内没有记录，无法抽样。',
        'There is nothing to draw from in this range.',
      ),
    ]
  if (f.items.length > f.most)
    return [
      reason(
        'sample.large',
        '总体超过一次可抽的数量，请按地区缩小范围。',
        'There is more than can be drawn from at once; narrow it by place.',
      ),
    ]
  if (f.method === 'monetary' && sum(f.items) === 0n)
    return [
      reason(
        'sample.noMoney',
        '总体没有金额，不能按金额抽样。',
        'There is no money in the population to draw by.',
      ),
    ]
  return []
}
