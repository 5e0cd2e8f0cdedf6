/**
 * Draws on purses to the fen. The solver's flows are floating numbers; here they are rounded down, and what is still
 * missing (a few fen a class) is found by augmenting paths, so that each class is paid whole and no purse is overdrawn.
 */
import type { Draw } from './portfolio.terms.ts'

interface Paid {
  readonly banner: string
  readonly purses: readonly string[]
}

const FEN_PER_WAN = 1_000_000

/**
 * @param costs what each class must be paid, in fen
 * @param wished the solver's flows by purse, in 万元
 * @throws when the purses cannot pay: a solution that was none
 */
export function settleDraws(
  classes: readonly Paid[],
  costs: readonly bigint[],
  wished: readonly ReadonlyMap<string, number>[],
  purses: ReadonlyMap<string, bigint>,
): Draw[] {
  const left = new Map(purses)
  const flows = classes.map(() => new Map<string, bigint>())
  const missing = [...costs]
  const move = (at: number, purse: string, fen: bigint): void => {
    flows[at]!.set(purse, (flows[at]!.get(purse) ?? 0n) + fen)
    left.set(purse, (left.get(purse) ?? 0n) - fen)
    missing[at]! -= fen
  }
  classes.forEach((one, at) => {
    for (const purse of one.purses) {
      const asked = BigInt(Math.max(0, Math.floor((wished[at]!.get(purse) ?? 0) * FEN_PER_WAN)))
      const fen = least(asked, missing[at]!, left.get(purse) ?? 0n)
      if (fen > 0n) move(at, purse, fen)
    }
  })
  classes.forEach((_, at) => {
    while (missing[at]! > 0n) augment(at)
  })

  /** Finds a purse with money left, over classes that can change to another purse, and shifts along the way. */
  function augment(from: number): void {
    const way = pathFrom(from, classes, flows, left)
    if (!way) throw new Error('the purses cannot pay what was taken')
    const fen = least(
      missing[from]!,
      left.get(way.at(-1)!.purse)!,
      ...way.slice(0, -1).map((step, i) => flows[way[i + 1]!.at]!.get(step.purse)!),
    )
    way.forEach((step, i) => {
      // The class takes from this purse; the next one on the way gives up as much of it.
      flows[step.at]!.set(step.purse, (flows[step.at]!.get(step.purse) ?? 0n) + fen)
      const next = way[i + 1]
      if (next) flows[next.at]!.set(step.purse, flows[next.at]!.get(step.purse)! - fen)
      else left.set(step.purse, left.get(step.purse)! - fen)
    })
    missing[from]! -= fen
  }

  return summed(classes, flows)
}

const least = (...all: bigint[]): bigint => all.reduce((a, b) => (b < a ? b : a))

interface Step {
  readonly at: number
  readonly purse: string
}

/**
 * The shortest way from a class that is short to a purse with money left. Each step's class takes from its purse; the
 * next step's class gives up as much of it.
 */
function pathFrom(
  from: number,
  classes: readonly Paid[],
  flows: readonly ReadonlyMap<string, bigint>[],
  left: ReadonlyMap<string, bigint>,
): Step[] | null {
  const came = new Map<number, Step | null>([[from, null]])
  for (const at of came.keys())
    for (const purse of classes[at]!.purses) {
      if ((left.get(purse) ?? 0n) > 0n) return wayTo({ at, purse }, came)
      classes.forEach((_, other) => {
        if (!came.has(other) && (flows[other]!.get(purse) ?? 0n) > 0n) came.set(other, { at, purse })
      })
    }
  return null
}

function wayTo(last: Step, came: ReadonlyMap<number, Step | null>): Step[] {
  const way = [last]
  for (let before = came.get(last.at); before; before = came.get(before.at)) way.unshift(before)
  return way
}

/** One draw for each banner and purse. */
function summed(classes: readonly Paid[], flows: readonly ReadonlyMap<string, bigint>[]): Draw[] {
  const sums = new Map<string, Draw>()
  classes.forEach(({ banner }, at) => {
    for (const [purse, fen] of flows[at]!) {
      if (fen <= 0n) continue
      const key = `${banner} ${purse}`
      sums.set(key, { banner, purse, fen: (sums.get(key)?.fen ?? 0n) + fen })
    }
  })
  return [...sums.values()].sort((a, b) => (a.banner + a.purse < b.banner + b.purse ? -1 : 1))
}
