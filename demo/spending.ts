/** What the banners spent of their payments and rendered accounts of: nearly all in the year, a rest carried over. */
import type { CopyValue } from '../src/kernel/copy.ts'
import { PAYMENT } from './fund.ts'
import type { FundRows } from './fund.ts'
import type { Random } from './random.ts'
import { later } from './rows.ts'
import type { Row } from './rows.ts'

export interface SpendingRows {
  readonly spending: Row[]
  readonly settlement: Row[]
}

const LAST = '2020-12-31'
const at = (name: string): number => PAYMENT.indexOf(name)
const PAYEES = [
  '建设工程有限公司（示例）',
  '农牧业机械公司（示例）',
  '种养专业合作社（示例）',
  '物资供应站（示例）',
]

/** A whole in one to three parts. */
function parts(random: Random, whole: bigint): bigint[] {
  const n = random.int(1, 3)
  if (n === 1 || whole < 300n) return [whole]
  const each = (whole / BigInt(n) / 100n) * 100n
  return [...Array.from({ length: n - 1 }, () => each), whole - each * BigInt(n - 1)]
}

/** How much of a payment is spent in the end: a few projects stall. */
function spentOf(random: Random, amount: bigint, year: number): bigint {
  const stalls = year === 2020 ? 0.07 : year === 2019 ? 0.03 : 0.012
  return random.chance(stalls) ? (amount * BigInt(random.int(20, 70))) / 100n : amount
}

export function spendings(
  random: Random,
  money: FundRows,
  tail: { readonly recorded_at: string; readonly batch_id: string },
): SpendingRows {
  const rows: SpendingRows = { spending: [], settlement: [] }
  const made = Date.parse(tail.recorded_at)
  const disputed = new Set(money.confirmations.filter(c => c[4] === 'disputed').map(c => c[3]))
  let voucher = 0
  for (const p of money.payments) {
    const of = (name: string): CopyValue => p[at(name)]
    if (disputed.has(of('id'))) continue
    const own = { county: of('county'), area_code: of('county') }
    const kind = { source: of('source'), giver_code: of('giver_code'), year: of('year') }
    let on = of('on_date') as string
    const spent = spentOf(random, of('amount_fen') as bigint, of('year') as number)
    for (const amount of parts(random, spent)) {
      on = later(on, random.int(4, 32))
      // Most of what would fall into the new year is hurried into the old one.
      if (on > LAST && !random.chance(0.6)) break
      on = on > LAST ? LAST : on
      voucher += 1
      const id = random.id(made)
      const number = `示支${on.slice(0, 4)}-${String(voucher).padStart(6, '0')}`
      rows.spending.push({
        ...own,
        id,
        payment_id: of('id'),
        ...kind,
        amount_fen: amount,
        on_date: on,
        voucher: number,
        payee: random.pick(PAYEES),
        purpose: of('purpose'),
        ...tail,
      })
      const settledOn = later(on, random.int(3, 25))
      if (settledOn > LAST || random.chance(0.04)) continue
      rows.settlement.push({
        ...own,
        id: random.id(made),
        spending_id: id,
        ...kind,
        amount_fen: amount,
        on_date: settledOn,
        number: number.replace('支', '报'),
        ...tail,
      })
    }
  }
  return rows
}
