/**
 * What the bank says, for one banner: the statement of its special account for the last quarter, with what offices find in
 * one (a payment that is not there, interest, a sum that nobody recorded), and a card file with its return.
 */
import { createHash } from 'node:crypto'
import type { CopyValue } from '../src/kernel/copy.ts'
import type { Vault } from '../src/kernel/secret.ts'
import { PAYMENT } from './fund.ts'
import type { FundRows } from './fund.ts'
import type { LinkageTables } from './linkage.ts'
import type { Random } from './random.ts'
import { later } from './rows.ts'
import type { Row } from './rows.ts'
import type { SpendingRows } from './spending.ts'

export const BANK_BANNER = '152527'
export const BANK_TABLES = ['bank_batch', 'bank_line', 'bank_match', 'card_line', 'card_return'] as const
export type BankTables = Record<(typeof BANK_TABLES)[number], Row[]>

interface World {
  readonly random: Random
  readonly vault: Vault
  readonly tail: { readonly recorded_at: string }
}

const FROM = '2020-10-01'
const TO = '2020-12-31'
const BY = '太仆寺旗主管部门（示例）'
const empty = (): BankTables => ({
  bank_batch: [],
  bank_line: [],
  bank_match: [],
  card_line: [],
  card_return: [],
})

const account = (random: Random): string =>
  `6217${Array.from({ length: 15 }, () => random.int(0, 9)).join('')}`

const batch = ({ random, tail }: World, columns: Row): Row => ({
  county: BANK_BANNER,
  id: random.id(Date.parse(tail.recorded_at)),
  area_code: BANK_BANNER,
  file_hash: createHash('sha256').update(String(columns.file_name)).digest('hex'),
  imported_by: BY,
  ...columns,
  ...tail,
})

export interface Moved {
  readonly type: 'payment' | 'spending'
  readonly id: CopyValue
  readonly on: string
  readonly fen: bigint
  readonly voucher: string
  readonly party: string
}

/** What went over the account between two days, by the records. */
export function movedIn(money: FundRows, spent: SpendingRows, from = FROM, to = later(TO, -4)): Moved[] {
  const at = (name: string): number => PAYMENT.indexOf(name)
  const inside = (on: CopyValue): boolean => String(on) >= from && String(on) <= to
  const paid = money.payments
    .filter(p => p[at('county')] === BANK_BANNER && inside(p[at('on_date')]))
    .map(
      (p): Moved => ({
        type: 'payment',
        id: p[at('id')],
        on: p[at('on_date')] as string,
        fen: p[at('amount_fen')] as bigint,
        voucher: p[at('voucher')] as string,
        party: p[at('giver_code')] === '110000' ? '北京市财政国库（示例）' : '结对区财政国库（示例）',
      }),
    )
  const out = spent.spending
    .filter(s => s.county === BANK_BANNER && inside(s.on_date))
    .map(
      (s): Moved => ({
        type: 'spending',
        id: s.id,
        on: s.on_date as string,
        fen: -(s.amount_fen as bigint),
        voucher: s.voucher as string,
        party: s.payee as string,
      }),
    )
  return [...paid, ...out].sort((a, b) => a.on.localeCompare(b.on))
}

/** Every so many records are not on the statement. */
const LACKS = 9

/** @param money with what was spent of it: the statement is held against both */
export function statement(world: World, money: FundRows, spent: SpendingRows): BankTables {
  const { random, vault, tail } = world
  const rows = empty()
  const own = account(random)
  const file = batch(world, {
    kind: 'statement',
    file_name: '太仆寺旗协作资金专户2020年第四季度对账单（示例）.xlsx',
    account_sealed: vault.seal(own),
    account_tail: own.slice(-4),
    from_on: FROM,
    to_on: TO,
  })
  const line = (on: string, fen: bigint, party: string, summary: string): Row => {
    const serial = `示L${String(rows.bank_line.length + 1).padStart(5, '0')}`
    const made: Row = {
      county: BANK_BANNER,
      id: random.id(Date.parse(tail.recorded_at)),
      area_code: BANK_BANNER,
      batch_id: file.id,
      line_no: rows.bank_line.length + 3,
      line_key: vault.blind(`${own}|#|${serial}`),
      on_date: on,
      amount_fen: fen,
      party_sealed: vault.seal(party),
      party_account_sealed: vault.seal(account(random)),
      summary,
      serial,
      ...tail,
    }
    rows.bank_line.push(made)
    return made
  }
  const match = (of: Row, what: Row, byRule: boolean): void => {
    const id = random.id(Date.parse(tail.recorded_at))
    const as = { by_rule: byRule, matched_by: BY, ...tail }
    rows.bank_match.push({ county: BANK_BANNER, id, area_code: BANK_BANNER, line_id: of.id, ...what, ...as })
  }
  for (const [n, m] of movedIn(money, spent).entries()) {
    if (n % LACKS === LACKS - 1) continue
    const on = later(m.on, random.int(0, 3))
    const summary = m.type === 'payment' ? `协作资金 ${m.voucher}` : `项目款 ${m.voucher}`
    match(line(on, m.fen, m.party, summary), { record_type: m.type, record_id: m.id }, true)
  }
  match(
    line('2020-12-21', 183_642n, '开户银行（示例）', '结息'),
    { reason: '专户结息，不属协作资金收支' },
    false,
  )
  line('2020-11-18', 12_000_000n, '某区商会（示例）', '捐款')
  line('2020-12-25', -2_000n, '开户银行（示例）', '手续费')
  const sum = rows.bank_line.reduce((all, l) => all + (l.amount_fen as bigint), 0n)
  rows.bank_batch.push({ ...file, lines: rows.bank_line.length, sum_fen: sum })
  return rows
}

const REASONS = ['户名账号不符', '账户已销户', '账户长期不动户']

/** The card file of the banner's largest contract in 2020: what was paid arrived, and for the rest the bank says why not. */
export function cards(world: World, tied: LinkageTables): BankTables {
  const { random, vault, tail } = world
  const rows = empty()
  const dues = (id: CopyValue): Row[] => tied.linkage_due.filter(d => d.linkage_id === id && d.year === 2020)
  const paidOff = new Set(tied.linkage_payment.map(p => p.due_id))
  const failed = (id: CopyValue): number => dues(id).filter(d => !paidOff.has(d.id)).length
  // One of which something failed, so that there is something to see.
  const linkage = tied.linkage
    .filter(k => k.county === BANK_BANNER)
    .toSorted((a, b) => failed(b.id) - failed(a.id) || dues(b.id).length - dues(a.id).length)[0]
  if (!linkage) return rows
  const own = { county: BANK_BANNER, ...tail }
  const on = '2020-12-28'
  const file = batch(world, {
    kind: 'card',
    file_name: '太仆寺旗一卡通发放明细2020年12月（示例）.xlsx',
    from_on: on,
    to_on: on,
    linkage_id: linkage.id,
    voucher: `示一卡通-2020-${BANK_BANNER}`,
  })
  const back = batch(world, {
    kind: 'return',
    file_name: '太仆寺旗一卡通回盘2020年12月（示例）.xlsx',
    from_on: on,
    to_on: on,
    linkage_id: linkage.id,
    answers_id: file.id,
  })
  const at = Date.parse(tail.recorded_at)
  for (const [n, due] of dues(linkage.id).entries()) {
    const payment = tied.linkage_payment.find(p => p.due_id === due.id)
    const card = account(random)
    const line: Row = {
      ...own,
      id: random.id(at),
      area_code: due.area_code,
      batch_id: file.id,
      line_no: n + 3,
      household_id: due.household_id,
      due_id: due.id,
      payment_id: payment?.id ?? null,
      amount_fen: due.amount_fen,
      account_sealed: vault.seal(card),
      account_tail: card.slice(-4),
      account_index: vault.blind(card),
    }
    rows.card_line.push(line)
    rows.card_return.push({
      ...own,
      id: random.id(at),
      area_code: due.area_code,
      batch_id: back.id,
      line_id: line.id,
      arrived: payment !== undefined,
      reason: payment ? null : random.pick(REASONS),
    })
  }
  const whole = {
    lines: rows.card_line.length,
    sum_fen: rows.card_line.reduce((all, l) => all + (l.amount_fen as bigint), 0n),
  }
  rows.bank_batch.push({ ...file, ...whole }, { ...back, ...whole })
  return rows
}
