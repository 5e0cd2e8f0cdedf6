/**
 * A statement gives the whole of a line for its year, so a payment that comes on record afterwards is part of what was
 * stated and not more of it: it takes its amount out of the line typed by hand (domain §2.5: one fact, typed once). What
 * exceeds the statement is added. Pure; amounts in fen.
 */
export interface ByHand {
  readonly id: string
  readonly householdId: string
  readonly year: number
  readonly line: string
  readonly amountFen: bigint
}

export type Paid = Omit<ByHand, 'id'>

export interface Absorbed {
  /** By payment: how much of the statement it stands for. */
  readonly covers: readonly bigint[]
  /** What is left of each line by hand that a payment touched; 0n where nothing is. */
  readonly left: ReadonlyMap<string, bigint>
}

const key = (of: Paid): string => `${of.householdId} ${of.year} ${of.line}`
const least = (a: bigint, b: bigint): bigint => (a < b ? a : b)

export function absorb(stated: readonly ByHand[], paid: readonly Paid[]): Absorbed {
  const left = new Map<string, bigint>()
  const covers = paid.map(payment => {
    let open = payment.amountFen
    for (const hand of stated.filter(s => key(s) === key(payment))) {
      const rest = left.get(hand.id) ?? hand.amountFen
      const taken = least(rest, open)
      if (taken > 0n) left.set(hand.id, rest - taken)
      open -= taken
    }
    return payment.amountFen - open
  })
  return { covers, left }
}
