/** The three ledgers of money as sheets, in the order of 京蒙协作资金台账 (domain §14); money in 万元. */
import { listExport, PAGE_ROWS, pagesOf } from '../../kernel/export.ts'
import type { ListExport } from '../../kernel/export.ts'
import type { SheetColumn } from '../../kernel/sheet/column.ts'
import { dateText } from '../../kernel/sheet/date.text.ts'
import { said } from '../../kernel/sheet/filter.words.ts'
import type { Tx } from '../../kernel/tx.ts'
import type { Word } from '../../kernel/words.ts'
import { areaNames } from '../area/areaName.queries.ts'
import { ledger } from './fund.queries.ts'
import type { FundFilter, Ledger } from './fund.queries.ts'
import { filter } from './fund.schema.ts'
import { SOURCES } from './fund.terms.ts'
import type { Source } from './fund.terms.ts'
import { FUND_COLUMNS, STANCES } from './fund.words.ts'
import type { Stance } from './fund.words.ts'

/** A line of `ledger()`, with what each of the three adds. */
interface Line {
  readonly year: number
  readonly source: Source
  readonly giverName: string | null
  readonly areaName: string | null
  readonly amountFen: bigint
  readonly drawnFen: bigint
  readonly onDate: string
  readonly onPrecision?: 'day' | 'month' | 'year'
  readonly purpose: string | null
  readonly reason: string | null
  readonly voucher: string | null
  readonly payee: string | null
  readonly basis: Stance
  readonly documentNumber: string | null
}

type Column = SheetColumn<Line>
const P = FUND_COLUMNS.payment

const year: Column = { heading: P.year, width: 10, value: r => String(r.year) }
const source: Column = { heading: P.source, width: 20, value: (r, lang) => SOURCES[r.source][lang] }
const giver: Column = { heading: P.giverName, width: 12, value: r => r.giverName }
const banner: Column = { heading: P.areaName, width: 18, value: r => r.areaName }
const document: Column = { heading: P.documentNumber, width: 26, value: r => r.documentNumber }
const purpose: Column = { heading: P.purpose, width: 32, value: r => r.purpose }
const money = (heading: Word, of: (r: Line) => bigint): Column => ({
  heading,
  unit: '万元',
  kind: 'money',
  width: 18,
  sum: true,
  value: of,
})
const date = (heading: Word): Column => ({
  heading,
  width: 13,
  value: r => dateText(r.onDate, r.onPrecision),
})

const APPROPRIATION = FUND_COLUMNS.appropriation
const ALLOCATION = FUND_COLUMNS.allocation

export const FUND_SHEETS: Readonly<Record<Ledger, readonly Column[]>> = {
  appropriation: [
    year,
    source,
    giver,
    document,
    money(APPROPRIATION.amountFen, r => r.amountFen),
    money(APPROPRIATION.drawnFen, r => r.drawnFen),
    date(APPROPRIATION.onDate),
    purpose,
  ],
  allocation: [
    year,
    source,
    giver,
    document,
    banner,
    money(ALLOCATION.amountFen, r => r.amountFen),
    money(ALLOCATION.drawnFen, r => r.drawnFen),
    date(ALLOCATION.onDate),
    { heading: ALLOCATION.reason, width: 32, value: r => r.reason },
  ],
  payment: [
    year,
    source,
    giver,
    document,
    banner,
    money(P.amountFen, r => r.amountFen),
    date(P.onDate),
    { heading: P.voucher, width: 22, value: r => r.voucher },
    { heading: P.payee, width: 24, value: r => r.payee },
    purpose,
    { heading: P.basis, width: 20, value: (r, lang) => STANCES[r.basis][lang] },
  ],
}

const query = filter.omit({ cursor: true, limit: true })

async function filtersOf(tx: Tx, asked: Omit<FundFilter, 'limit'>): Promise<Word[]> {
  const giverName = asked.giver ? (await areaNames(tx, [asked.giver])).get(asked.giver) : undefined
  return [
    ...said(P.year, asked.year),
    ...said(P.source, asked.source && SOURCES[asked.source as Source]),
    ...said(P.giverName, giverName ?? asked.giver),
    ...said(P.basis, asked.state && STANCES[asked.state as Stance]),
  ]
}

const one = (name: Ledger, path: string, words: Word, total: Word): ListExport =>
  listExport({
    name: path,
    verb: 'fund.read',
    words,
    query,
    areaOf: asked => asked.area,
    open: async (tx, asked) => ({
      columns: FUND_SHEETS[name],
      pages: pagesOf(async cursor => {
        const page = await ledger(tx, name, { ...asked, cursor, limit: PAGE_ROWS })
        return { ...page, rows: page.rows as unknown as Line[] }
      }),
      total,
      filters: await filtersOf(tx, asked),
    }),
  })

export const fundExports: readonly ListExport[] = [
  one(
    'appropriation',
    'appropriations',
    { zh: '资金下达台账', en: 'Ledger of appropriations' },
    {
      zh: '合计（共 {count} 笔，下达与已分配金额之和）',
      en: 'Total ({count} entries: appropriated, allocated)',
    },
  ),
  one(
    'allocation',
    'allocations',
    { zh: '资金分配台账', en: 'Ledger of allocations' },
    { zh: '合计（共 {count} 笔，分配与已拨付金额之和）', en: 'Total ({count} entries: allocated, paid)' },
  ),
  one(
    'payment',
    'payments',
    { zh: '资金拨付台账', en: 'Ledger of payments' },
    {
      zh: '合计（共 {count} 笔，拨付金额之和，冲销已抵减）',
      en: 'Total ({count} entries: paid, net of reversals)',
    },
  ),
]
