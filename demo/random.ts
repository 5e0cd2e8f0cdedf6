/** Everything in the demonstration follows from one seed. */
export interface Random {
  /** 0 ≤ x < 1 */
  next(): number
  int(from: number, to: number): number
  pick<T>(list: readonly T[]): T
  chance(p: number): boolean
  /** A UUIDv7 whose random part comes from the seed. */
  id(at: number): string
  /** A day between two days, both included. */
  day(from: string, to: string): string
}

const DAY_MS = 86_400_000

/** mulberry32: small, fast, good enough for invented data. */
export function seeded(seed: number): Random {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  const hex = (digits: number): string =>
    Math.floor(next() * 16 ** digits)
      .toString(16)
      .padStart(digits, '0')
  const int = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1))
  let tick = 0
  return {
    next,
    int,
    pick: list => list[Math.floor(next() * list.length)]!,
    chance: p => next() < p,
    id(at) {
      const time = (at + Math.floor(tick++ / 4096)).toString(16).padStart(12, '0')
      return `${time.slice(0, 8)}-${time.slice(8)}-7${(tick % 4096).toString(16).padStart(3, '0')}-${'89ab'[int(0, 3)]}${hex(3)}-${hex(6)}${hex(6)}`
    },
    day(from, to) {
      const start = Date.parse(`${from}T00:00:00Z`)
      const days = Math.max(0, Math.round((Date.parse(`${to}T00:00:00Z`) - start) / DAY_MS))
      return new Date(start + int(0, days) * DAY_MS).toISOString().slice(0, 10)
    },
  }
}

/** Splits a whole into integer parts by weight that add up to it exactly (largest remainder). */
export function apportion(whole: bigint, weights: readonly number[]): bigint[] {
  const sum = weights.reduce((a, b) => a + b, 0)
  const exact = weights.map(w => (Number(whole) * w) / sum)
  const parts = exact.map(x => BigInt(Math.floor(x)))
  let rest = whole - parts.reduce((a, b) => a + b, 0n)
  const order = exact.map((x, i) => [x - Math.floor(x), i] as const).sort((a, b) => b[0] - a[0])
  for (let n = 0; rest > 0n; n = (n + 1) % order.length, rest--) parts[order[n]![1]]! += 1n
  return parts
}
