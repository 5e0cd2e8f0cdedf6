/** 支出进度与结转: what a year's money should come to by a month, and what was left over for how long. Shares, fen. */

/** 结转 by how long ago its year ended: 当年结余 until a year later, then one to two years, then longer. */
export type CarryAge = '1y' | '1-2y' | '>2y'

export const carryAge = (fundYear: number, onYear: number): CarryAge => {
  const years = onYear - fundYear
  return years <= 0 ? '1y' : years === 1 ? '1-2y' : '>2y'
}

export type Judgement = 'within' | 'beyond' | 'unknown'

/** A limit nobody entered decides nothing; without money there is nothing to judge. */
export function judge(leftFen: bigint, ofFen: bigint, limit: number | null): Judgement {
  if (limit === null || ofFen <= 0n) return 'unknown'
  return Number(leftFen) / Number(ofFen) > limit ? 'beyond' : 'within'
}

/** Whether what was spent keeps pace; money not yet due, or an expectation not entered, is not behind. */
export function behind(spentFen: bigint, ofFen: bigint, expected: number | null): Judgement {
  if (expected === null || ofFen <= 0n) return 'unknown'
  return Number(spentFen) / Number(ofFen) < expected ? 'beyond' : 'within'
}

export const monthEnd = (year: number, month: number): string =>
  new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10)
