/** What spending and accounts rendered look like at the end of a drill-down. */
import { sql } from 'drizzle-orm'
import { formatMoney } from '../../kernel/money.ts'
import { among, refKey } from '../../kernel/record.ts'
import type { RecordField, RecordKind, RecordRef, RecordTitle, RecordView } from '../../kernel/record.ts'
import type { Tx } from '../../kernel/tx.ts'
import type { Word } from '../../kernel/words.ts'
import { citingIn } from '../notice/document.queries.ts'
import { BOOKED } from './book.terms.ts'
import { BOOK_COLUMNS as B, SPENDING_COLUMNS as S } from './book.words.ts'
import { SOURCES } from './fund.terms.ts'
import type { Source } from './fund.terms.ts'

type What = 'spending' | 'settlement'

interface Row extends Record<string, unknown> {
  county: string
  id: string
  areaName: string | null
  source: Source
  year: number
  amountFen: bigint
  onDate: string
  /** The voucher, or the number of the accounts. */
  number: string
  payee: string | null
  purpose: string | null
  /** What it is of: the payment, or the spending. */
  ofId: string
  ofNumber: string | null
  reversesId: string | null
  retractedAt: string | null
}

const SELECT = {
  spending: sql`select t.county, t.id, a.name as "areaName", t.source, t.year, t.amount_fen as "amountFen", t.on_date as "onDate", t.voucher as number,
      t.payee, t.purpose, t.payment_id as "ofId", o.voucher as "ofNumber", t.reverses_id as "reversesId", t.retracted_at as "retractedAt"
    from spending t left join payment o on o.county = t.county and o.id = t.payment_id`,
  settlement: sql`select t.county, t.id, a.name as "areaName", t.source, t.year, t.amount_fen as "amountFen", t.on_date as "onDate", t.number,
      null as payee, null as purpose, t.spending_id as "ofId", o.voucher as "ofNumber", t.reverses_id as "reversesId", t.retracted_at as "retractedAt"
    from settlement t left join spending o on o.county = t.county and o.id = t.spending_id`,
} as const

const rows = async (tx: Tx, what: What, refs: readonly RecordRef[]): Promise<Row[]> =>
  (
    await tx.db.execute<Row>(sql`${SELECT[what]} left join area a on a.code = t.county and a.valid_to is null
      where ${among('t', refs)}`)
  ).rows

const titleOf = (what: What, r: Row): RecordTitle => ({
  title: {
    zh: `${r.reversesId ? '冲销' : BOOKED[what].zh} ${formatMoney(r.amountFen, '万元')} 万元`,
    en: `${r.reversesId ? 'Reversal' : BOOKED[what].en} ${formatMoney(r.amountFen, '元')} yuan`,
  },
  subtitle: {
    zh: `${r.areaName ?? r.county} · ${SOURCES[r.source].zh} · ${r.number}`,
    en: `${r.areaName ?? r.county} · ${SOURCES[r.source].en} · ${r.number}`,
  },
  link: `/records/${what}/${r.county}/${r.id}`,
})

const field = (
  key: string,
  label: Word,
  value: RecordField['value'],
  kind: RecordField['kind'] = 'text',
): RecordField => ({ key, label, value, kind })

const OF = {
  spending: { type: 'payment', zh: '所依据的拨付', en: 'The payment it is of' },
  settlement: { type: 'spending', zh: '所报账的支出', en: 'The spending it is of' },
} as const

function viewOf(what: What, r: Row): RecordView {
  const { type, zh, en } = OF[what]
  const fields = [
    field('amountFen', B.amountFen, r.amountFen.toString(), 'money'),
    { ...field('source', B.source, r.source, 'word'), words: SOURCES[r.source] },
    field('year', B.year, r.year, 'number'),
    field('onDate', B.onDate, r.onDate, 'date'),
    field('number', what === 'spending' ? S.voucher : { zh: '报账单号', en: 'Number' }, r.number),
    field('payee', S.payee, r.payee),
    field('purpose', S.purpose, r.purpose),
  ]
  const links = [
    {
      rel: type,
      label: { zh: `${zh} ${r.ofNumber ?? ''}`, en: `${en} ${r.ofNumber ?? ''}` },
      link: `/records/${type}/${r.county}/${r.ofId}`,
    },
    ...(r.reversesId
      ? [
          {
            rel: 'reverses',
            label: { zh: '被冲销的记录', en: 'What it reverses' },
            link: `/records/${what}/${r.county}/${r.reversesId}`,
          },
        ]
      : []),
  ]
  return {
    ...titleOf(what, r),
    ...(r.retractedAt ? { retractedAt: r.retractedAt } : {}),
    fields: fields.filter(f => f.value !== null),
    links,
  }
}

const kind = (what: What): RecordKind => ({
  type: what,
  words: BOOKED[what],
  verb: 'fund.read',
  describe: async (tx, refs) => new Map((await rows(tx, what, refs)).map(r => [refKey(r), titleOf(what, r)])),
  read: async (tx, county, id) => {
    const [row] = await rows(tx, what, [{ county, id }])
    return row ? viewOf(what, row) : null
  },
  citing: citingIn(sql.raw(what)),
})

export const spendingRecords: readonly RecordKind[] = [kind('spending'), kind('settlement')]

/** From a payment, an allocation or an appropriation to its entries in the books. */
export const bookLinks = (['appropriation', 'allocation', 'payment', 'spending'] as const).map(type => ({
  type,
  links: async (_: Tx, __: string, id: string): Promise<RecordView['links']> => [
    {
      rel: 'entries',
      label: { zh: '账簿分录', en: 'Entries in the books' },
      link: `/funds/entries?of=${id}`,
    },
  ],
}))
