/** A row of a ledger of spending: the payment it was spent of, the spending, and the accounts rendered of it. Pure. */
import { cellReader, finding, isClean } from '../../kernel/ledger/cell.rules.ts'
import type { CellReader } from '../../kernel/ledger/cell.rules.ts'
import { answerTo, TWIN_CHOICES } from '../../kernel/ledger/ledger.ts'
import type { Answers, Finding, Judged, Question } from '../../kernel/ledger/ledger.ts'
import { squeeze } from '../../kernel/sheet/heading.rules.ts'
import type { ListRow } from '../../kernel/sheet/list.ts'
import { say } from '../../kernel/words.ts'
import type { SettlementInput, SpendingInput } from '../fund/spending.schema.ts'
import { namedProject } from './namedProject.rules.ts'
import type { ByName, NamedProject } from './namedProject.rules.ts'
import { SPENDING_FINDINGS, TWIN_ASKS } from './spendingList.words.ts'
import type { SpendingKey } from './spendingList.words.ts'

export interface PaidOut {
  readonly id: string
  readonly voucher: string
  readonly projectId: string | null
  readonly projectName: string | null
}

export interface Payments {
  readonly projects: ByName
  readonly byVoucher: ReadonlyMap<string, readonly PaidOut[]>
  readonly byProject: ReadonlyMap<string, readonly PaidOut[]>
  /** `payment voucher` of spending that stands, and of rows before this one. */
  readonly spent: Set<string>
  readonly answers: Answers
}

export interface Spent {
  readonly spending: Omit<SpendingInput, 'county'>
  readonly settlement: Omit<SettlementInput, 'county' | 'spendingId'> | null
}

type Told = Finding<SpendingKey>[]
const told = (
  level: Finding['level'],
  code: keyof typeof SPENDING_FINDINGS,
  field: SpendingKey,
  values = {},
) => finding<SpendingKey, keyof typeof SPENDING_FINDINGS>(SPENDING_FINDINGS, level, code, field, values)

/** By the voucher, held against the project where both stand; else the project's only payment. */
function paymentOf(cells: CellReader<SpendingKey>, known: Payments, out: Told): PaidOut | null {
  const voucher = cells.text('payment', 300)
  const names = cells.text('projectCode', 60) ?? cells.text('projectName', 120)
  const project: NamedProject | null =
    names || !voucher ? namedProject<SpendingKey>(cells, known.projects, out) : null
  if (out.length) return null
  const all = voucher
    ? (known.byVoucher.get(squeeze(voucher)) ?? [])
    : (known.byProject.get(project!.id) ?? [])
  const own = voucher && project ? all.filter(p => p.projectId === project.id) : all
  const wrong = (code: keyof typeof SPENDING_FINDINGS, values = {}): null => {
    out.push(told('error', code, 'payment', values))
    return null
  }
  if (!all.length) return wrong(voucher ? 'payment.unknown' : 'payment.none')
  const [first] = own
  if (!first) return wrong('payment.project', { name: all[0]!.projectName ?? '—' })
  if (own.length > 1)
    return wrong('payment.several', {
      count: own.length,
      vouchers: own
        .slice(0, 5)
        .map(p => p.voucher)
        .join('、'),
    })
  return first
}

/** Number, day and amount of the accounts: all of them or none. */
function accountsOf(cells: CellReader<SpendingKey>, out: Told): Spent['settlement'] {
  const number = cells.text('settlementNumber', 300)
  const onDate = cells.day('settledOn')
  const amountFen = cells.money('settled')
  if (number && onDate && amountFen !== null) return { number, onDate, amountFen }
  const wrong = cells.findings.some(f => f.field === 'settledOn' || f.field === 'settled')
  if (!wrong && (number || onDate || amountFen !== null))
    out.push(told('error', 'spending.partly', 'settlementNumber'))
  return null
}

function twinOf(rowNo: number, key: string, voucher: string, known: Payments, out: Told): string | undefined {
  const before = known.spent.has(key)
  known.spent.add(key)
  if (!before) return undefined
  const values = { row: rowNo, voucher }
  const question: Question = {
    kind: 'twin',
    key: `twin:${rowNo}`,
    words: { zh: say(TWIN_ASKS, 'zh', values), en: say(TWIN_ASKS, 'en', values) },
    choices: TWIN_CHOICES,
  }
  const answer = answerTo(known.answers, question)
  if (!answer) out.push({ ...told('ask', 'spending.twin', 'voucher', { voucher }), question })
  return answer
}

export function judgeSpending(row: ListRow<SpendingKey>, known: Payments): Judged<SpendingKey, Spent> {
  const cells = cellReader(row)
  const out: Told = []
  const payment = paymentOf(cells, known, out)
  const spending = {
    onDate: cells.day('onDate', true),
    voucher: cells.text('voucher', 300, true),
    payee: cells.text('payee', 300, true),
    purpose: cells.text('purpose', 300, true),
    amountFen: cells.money('amount', true),
  }
  const settlement = accountsOf(cells, out)
  const { voucher } = spending
  const text = [voucher, payment?.projectName].filter(Boolean).join(' ')
  const answer =
    payment && voucher
      ? twinOf(row.rowNo, `${payment.id} ${squeeze(voucher)}`, voucher, known, out)
      : undefined
  if (answer === 'skip') return { text, facts: null, findings: [], skipped: true }
  const findings = [...cells.findings, ...out]
  if (!payment || !isClean(findings)) return { text, facts: null, findings }
  return {
    text,
    facts: {
      spending: { ...(spending as Omit<SpendingInput, 'county' | 'paymentId'>), paymentId: payment.id },
      settlement,
    },
    findings,
  }
}
