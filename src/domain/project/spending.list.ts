/** 支出、报账导入: what was spent of payments, each by the posting of a hand's entry. */
import { sql } from 'drizzle-orm'
import { groupBy } from '../../kernel/group.ts'
import { ledgerList } from '../../kernel/ledger/ledger.ts'
import type { Answers } from '../../kernel/ledger/ledger.ts'
import { squeeze } from '../../kernel/sheet/heading.rules.ts'
import type { Tx } from '../../kernel/tx.ts'
import { lockBack, lockLots } from '../fund/book.commands.ts'
import { drawnLots } from '../fund/book.queries.ts'
import {
  dropSpent,
  postSettlement,
  postSpending,
  SETTLEMENT_FIGURES,
  SPENDING_FIGURES,
} from '../fund/spending.commands.ts'
import { projectsOf } from './commitment.list.ts'
import { byName } from './namedProject.rules.ts'
import { judgeSpending } from './spendingList.rules.ts'
import type { PaidOut, Payments, Spent } from './spendingList.rules.ts'
import { SPENDING_LIST } from './spendingList.words.ts'
import type { SpendingKey } from './spendingList.words.ts'

/** Payments that stand, with the project they are for. */
async function paymentsOf(tx: Tx, county: string): Promise<PaidOut[]> {
  const found = await tx.db.execute<PaidOut & Record<string, unknown>>(sql`
    select p.id, p.voucher, j.id as "projectId", j.name as "projectName" from payment p
      join book_lot b on b.county = p.county and b.id = p.id and b.closed_at is null and b.amount_fen > 0
      left join project_payment l on l.county = p.county and l.payment_id = p.id and l.retracted_at is null
      left join project j on j.county = l.county and j.id = l.project_id
    where p.county = ${county} and p.retracted_at is null and p.reverses_id is null and not exists (select 1 from payment r
      where r.county = p.county and r.allocation_id = p.allocation_id and r.reverses_id = p.id and r.retracted_at is null) order by p.id`)
  return found.rows
}

async function spentOf(tx: Tx, county: string): Promise<Set<string>> {
  const found = await tx.db.execute<{ paymentId: string; voucher: string }>(sql`
    select payment_id as "paymentId", voucher from spending where county = ${county} and retracted_at is null and reverses_id is null`)
  return new Set(found.rows.map(r => `${r.paymentId} ${squeeze(r.voucher)}`))
}

async function openPayments(tx: Tx, county: string, answers: Answers): Promise<Payments> {
  const paid = await paymentsOf(tx, county)
  return {
    projects: byName(await projectsOf(tx, county)),
    byVoucher: groupBy(paid, p => squeeze(p.voucher)),
    byProject: groupBy(
      paid.filter(p => p.projectId),
      p => p.projectId!,
    ),
    spent: await spentOf(tx, county),
    answers,
  }
}

export const spendingList = ledgerList<SpendingKey, Spent>({
  name: 'spendings',
  words: { zh: '支出报账台账', en: 'Ledger of spending and accounts' },
  verb: 'fund.spend',
  owner: 'banner',
  columns: {
    of: SPENDING_LIST,
    needed: [['payment', 'projectCode', 'projectName'], ['onDate'], ['voucher'], ['payee'], ['amount']],
  },
  about: [],
  notes: [
    '填写说明：一行一笔支出，按拨付凭证号对应拨付；项目只有一笔拨付时可只填项目编号。已报账的填写报账单号、报账日期和报账金额，三项须齐全。金额单位见表头；日期写到日。',
    '支出不能超过该笔拨付的结余，报账不能超过支出。表中其他列会原样保留。“示例”行不会导入。',
  ],
  figures: [...SPENDING_FIGURES, ...SETTLEMENT_FIGURES],
  effect: {
    zh: '将新增 {count} 笔支出，金额 {money} 万元',
    en: '{count} entries of spending will be added, {money} × 10,000 yuan',
  },
  async open(tx, county, _, answers) {
    const known = await openPayments(tx, county, answers)
    return {
      judge: row => judgeSpending(row, known),
      async hold(inTx, rows) {
        const paid = new Set(rows.map(r => r.spending.paymentId))
        await lockLots(
          inTx,
          [...paid].map(id => ({ county, id })),
          'paid',
        )
      },
      async write(inTx, { spending, settlement }) {
        const made = await postSpending(inTx, { county, ...spending })
        const spent = { ...made, type: 'spending', amountFen: spending.amountFen }
        if (!settlement) return [spent]
        const rendered = await postSettlement(inTx, { county, spendingId: made.id, ...settlement })
        return [spent, { ...rendered, type: 'settlement', amountFen: settlement.amountFen }]
      },
    }
  },
  held: (tx, records) =>
    drawnLots(tx, records, {
      code: 'spending.drawn',
      zh: '第 {rowNo} 行“{text}”导入后又有报账，请先冲销。',
      en: 'Row {rowNo}, “{text}”: accounts were rendered of it since; reverse those first.',
    }),
  async drop(tx, records) {
    await lockBack(
      tx,
      records.filter(r => r.type === 'spending'),
      'spent',
    )
    for (const record of records) await dropSpent(tx, record.type as 'spending' | 'settlement', record)
  },
})
