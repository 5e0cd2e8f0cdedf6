/** Rows of statements, card files and returns: cells in, facts and findings out; and which line meets which record. Pure. */
import { parseMoney } from '../../kernel/money.ts'
import type { MoneyUnit } from '../../kernel/money.ts'
import type { Cell } from '../../kernel/sheet/cell.ts'
import { parseDateCell, parseText } from '../../kernel/sheet/cell.rules.ts'
import type { Cells, Units } from '../../kernel/sheet/list.ts'
import type { BankFindingCode, CardKey, MatchedRecord, StatementKey } from './bank.terms.ts'

export interface Finding<K extends string> {
  readonly code: BankFindingCode
  readonly field: K
}

export interface StatementRow {
  readonly rowNo: number
  readonly onDate: string | null
  /** Positive what came in. */
  readonly amountFen: bigint | null
  readonly balanceFen: bigint | null
  readonly party: string | null
  readonly partyAccount: string | null
  readonly summary: string | null
  readonly serial: string | null
  readonly findings: readonly Finding<StatementKey>[]
}

/** Banks write nothing, a dash or zero where no money went that way. */
const moneyOf = (cell: Cell | undefined, unit: MoneyUnit): bigint | null | 'wrong' => {
  const text = parseText(cell ?? null)
  if (!text || /^[-—/]+$/.test(text)) return null
  return parseMoney(text, unit) ?? 'wrong'
}

const dayOf = (cell: Cell | undefined): string | null => {
  const parsed = parseDateCell(cell ?? null)
  return parsed.ok && parsed.value?.precision === 'day' ? parsed.value.on : null
}

export function readStatementRow(
  rowNo: number,
  cells: Cells<StatementKey>,
  unit: Units<StatementKey>,
): StatementRow {
  const findings: Finding<StatementKey>[] = []
  const onDate = dayOf(cells.onDate)
  if (!onDate) findings.push({ code: 'bank.date', field: 'onDate' })
  const [income, expense] = [moneyOf(cells.income, unit('income')), moneyOf(cells.expense, unit('expense'))]
  let amountFen: bigint | null = null
  if (income === 'wrong' || expense === 'wrong' || (!income && !expense))
    findings.push({ code: 'bank.amount', field: income === 'wrong' ? 'income' : 'expense' })
  else if (income && expense) findings.push({ code: 'bank.both', field: 'expense' })
  else amountFen = income ? income : -expense!
  const balance = moneyOf(cells.balance, unit('balance'))
  const text = (key: StatementKey): string | null => parseText(cells[key] ?? null)?.slice(0, 300) ?? null
  return {
    rowNo,
    onDate,
    amountFen,
    balanceFen: balance === 'wrong' ? null : balance,
    party: text('party'),
    partyAccount: text('partyAccount'),
    summary: text('summary'),
    serial: text('serial'),
    findings,
  }
}

/**
 * Rows at which the running balance breaks: a line was lost or altered. Banks print oldest or newest first; the order that
 * breaks less is theirs. Rows without a balance are passed over.
 */
export function brokenBalances(rows: readonly StatementRow[]): number[] {
  const told = rows.filter(r => r.balanceFen !== null && r.amountFen !== null)
  const breaks = (down: boolean): number[] =>
    told.slice(1).flatMap((row, i) => {
      const before = told[i]!
      const [older, newer] = down ? [before, row] : [row, before]
      return older.balanceFen! + newer.amountFen! === newer.balanceFen ? [] : [row.rowNo]
    })
  const [down, up] = [breaks(true), breaks(false)]
  return down.length <= up.length ? down : up
}

export interface CardRow {
  readonly rowNo: number
  readonly householdCode: string | null
  readonly name: string | null
  readonly idNumber: string | null
  readonly account: string | null
  readonly amountFen: bigint | null
  readonly outcome: boolean | null
  readonly why: string | null
  readonly findings: readonly Finding<CardKey>[]
}

const ACCOUNT = /^\d{12,21}$/
const ARRIVED = /^(成功|交易成功|发放成功|已入账|入账成功|处理成功|success)$/i
const FAILED = /^(失败|交易失败|发放失败|退回|退票|未入账|入账失败|处理失败|failed?)$/i

const outcomeOf = (text: string | null): boolean | null => {
  if (!text) return null
  return ARRIVED.test(text) ? true : FAILED.test(text) ? false : null
}

export function readCardRow(rowNo: number, cells: Cells<CardKey>, unit: Units<CardKey>): CardRow {
  const findings: Finding<CardKey>[] = []
  const text = (key: CardKey): string | null => parseText(cells[key] ?? null)?.slice(0, 200) ?? null
  const account = text('account')?.normalize('NFKC').replace(/[\s-]/g, '') ?? null
  if (!account || !ACCOUNT.test(account)) findings.push({ code: 'card.account', field: 'account' })
  const amount = moneyOf(cells.amount, unit('amount'))
  if (amount === null || amount === 'wrong' || amount <= 0n)
    findings.push({ code: 'card.amount', field: 'amount' })
  return {
    rowNo,
    householdCode: text('householdCode')?.replace(/^'|\s/g, '') ?? null,
    name: text('name'),
    idNumber: text('idNumber')?.replace(/^'|\s/g, '') ?? null,
    account: account && ACCOUNT.test(account) ? account : null,
    amountFen: amount === null || amount === 'wrong' || amount <= 0n ? null : amount,
    outcome: outcomeOf(text('outcome')),
    why: text('why'),
    findings,
  }
}

export interface Line {
  readonly id: string
  readonly onDate: string
  readonly amountFen: bigint
  readonly summary: string | null
}

export interface Candidate {
  readonly type: MatchedRecord
  readonly id: string
  readonly onDate: string
  readonly amountFen: bigint
  readonly voucher: string
}

const DAY_MS = 86_400_000
const apart = (a: string, b: string): number => Math.abs(Date.parse(a) - Date.parse(b)) / DAY_MS

/** A voucher in the bank's summary settles it, as long as it is no accident of a short number. */
const names = (line: Line, c: Candidate): boolean =>
  c.voucher.length >= 4 && (line.summary ?? '').normalize('NFKC').includes(c.voucher.normalize('NFKC'))

interface Pair {
  readonly line: Line
  readonly record: Candidate
  readonly named: boolean
  readonly days: number
}

const way = (c: Candidate): bigint => (c.type === 'payment' ? c.amountFen : -c.amountFen)

function grouped(records: readonly Candidate[]): Map<bigint, Candidate[]> {
  const found = new Map<bigint, Candidate[]>()
  for (const record of records) {
    const list = found.get(way(record))
    if (list) list.push(record)
    else found.set(way(record), [record])
  }
  return found
}

/**
 * Which line meets which record: the same amount the right way, and the voucher named or the days not too far apart. Named
 * pairs come first, then the nearest. Two records that are equally near to a line are left to a person.
 */
export function matchLines(
  lines: readonly Line[],
  records: readonly Candidate[],
  mostDays: number,
): Map<string, Candidate> {
  const byAmount = grouped(records)
  const pairs: Pair[] = lines.flatMap(line =>
    (byAmount.get(line.amountFen) ?? []).flatMap(record => {
      const named = names(line, record)
      const days = apart(line.onDate, record.onDate)
      return named || days <= mostDays ? [{ line, record, named, days }] : []
    }),
  )
  const rank = (p: Pair): number => (p.named ? -1 : p.days)
  const found = new Map<string, Candidate>()
  const taken = new Set<string>()
  for (const pair of pairs.toSorted((a, b) => rank(a) - rank(b))) {
    if (found.has(pair.line.id) || taken.has(pair.record.id)) continue
    const rivals = pairs.filter(
      p =>
        rank(p) === rank(pair) &&
        (p.line.id === pair.line.id) !== (p.record.id === pair.record.id) &&
        !taken.has(p.record.id) &&
        !found.has(p.line.id),
    )
    if (rivals.length) continue
    found.set(pair.line.id, pair.record)
    taken.add(pair.record.id)
  }
  return found
}
