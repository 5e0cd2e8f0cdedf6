/** Terms of a benefit contract, the schedule that follows from them, and payments against it. Fen. */
import type { Reason } from '../../kernel/reason.ts'
import { reason } from '../../kernel/refusal.ts'
import type { LinkageType } from './linkage.terms.ts'

export interface Terms {
  readonly type: LinkageType
  readonly fromOn: string
  readonly toOn: string | null
  readonly principalFen: bigint | null
  readonly rate: number | null
  readonly priceFen: bigint | null
}

export const PRINCIPAL: readonly LinkageType[] = ['dividend', 'custody']
export const PRICED: readonly LinkageType[] = [
  'land_lease',
  'wage',
  'public_post',
  'purchase',
  'price_floor',
  'asset_rent',
]

export function mayLink(t: Terms, signedOn: string, today: string): Reason[] {
  const found: Reason[] = []
  if (signedOn > today)
    found.push(reason('linkage.future', '签订日期不能晚于今天。', 'The date of signing lies in the future.'))
  if (t.toOn !== null && t.toOn < t.fromOn)
    found.push(reason('linkage.endsFirst', '合同截止早于起始。', 'The contract ends before it begins.'))
  if (PRINCIPAL.includes(t.type) && (!t.principalFen || !t.rate))
    found.push(
      reason(
        'linkage.principal',
        '分红、托养须填写本金和年收益率。',
        'A dividend or custody needs its principal and yearly rate.',
      ),
    )
  if (PRICED.includes(t.type) && !t.priceFen)
    found.push(
      reason(
        'linkage.price',
        '租金、工资、收购须填写标准或单价。',
        'Rent, wages and purchases need a rate or price.',
      ),
    )
  return found
}

const UNIT = 1_000_000

/** 年收益 = principal × yearly rate, rounded down to the fen. */
export const yearlyReturn = (principalFen: bigint, rate: number): bigint =>
  (principalFen * BigInt(Math.round(rate * UNIT))) / BigInt(UNIT)

/** How many whole posts or shares of a size a return covers, and what is left over. */
export function covers(
  returnFen: bigint,
  eachFen: bigint,
): { readonly count: bigint; readonly restFen: bigint } {
  const count = returnFen / eachFen
  return { count, restFen: returnFen - count * eachFen }
}

/** A sum in equal parts to the fen; the first ones take the fen that remain. */
export function sharedOut(fen: bigint, parts: number): bigint[] {
  const by = BigInt(parts)
  const rest = fen % by
  return Array.from({ length: parts }, (_, i) => fen / by + (BigInt(i) < rest ? 1n : 0n))
}

export interface DueFacts {
  readonly dueOn: string
  readonly fromOn: string
  readonly toOn: string | null
  readonly linked: boolean
}

/** What is promised lies inside the contract's term and goes to a household in it. A last due may follow the term's year. */
export function mayPromise(f: DueFacts): Reason[] {
  if (!f.linked)
    return [reason('due.household', '该户不在联结合同内。', 'The household is not in the contract.')]
  const late = f.toOn !== null && f.dueOn > `${Number(f.toOn.slice(0, 4)) + 1}-12-31`
  return f.dueOn < f.fromOn || late
    ? [reason('due.outside', '约定发放日期不在合同期内。', 'The day lies outside the contract’s term.')]
    : []
}

export interface Payout {
  readonly amountFen: bigint
  /** What is still owed on the due; null when there is no such due. */
  readonly owedFen: bigint | null
}

/** A payout declares its count and total before anything is paid; a due is never paid beyond what it promises. */
export function mayPayOut(
  rows: readonly Payout[],
  declared: { readonly count: number; readonly totalFen: bigint },
  onDate: string,
  today: string,
): Reason[] {
  const found: Reason[] = []
  if (onDate > today)
    found.push(reason('payout.future', '发放日期不能晚于今天。', 'The day of payment lies in the future.'))
  const total = rows.reduce((sum, r) => sum + r.amountFen, 0n)
  if (rows.length !== declared.count || total !== declared.totalFen)
    found.push(
      reason('payout.total', '笔数或合计与明细不符。', 'The count or the total differs from the rows.'),
    )
  const unknown = rows.filter(r => r.owedFen === null).length
  if (unknown)
    found.push(
      reason('payout.noDue', '有 {count} 笔没有对应的约定发放计划。', '{count} rows name no promise.', {
        count: unknown,
      }),
    )
  const above = rows.filter(r => r.owedFen !== null && r.amountFen > r.owedFen).length
  if (above)
    found.push(
      reason(
        'payout.beyond',
        '有 {count} 笔超过约定尚未发放的金额。',
        '{count} rows exceed what is still owed.',
        {
          count: above,
        },
      ),
    )
  return found
}
