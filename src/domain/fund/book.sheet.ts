/** 资金账簿、分录、支出台账 as sheets; money in 万元. */
import { listExport, onePage, PAGE_ROWS, pagesOf } from '../../kernel/export.ts'
import type { ListExport } from '../../kernel/export.ts'
import type { SheetColumn } from '../../kernel/sheet/column.ts'
import { said } from '../../kernel/sheet/filter.words.ts'
import type { Word } from '../../kernel/words.ts'
import { accounts, entries } from './book.queries.ts'
import type { Account, EntryLine } from './book.queries.ts'
import { bookFilter } from './book.schema.ts'
import { BOOKED, STAGES } from './book.terms.ts'
import type { BookStage } from './book.terms.ts'
import { filter } from './fund.schema.ts'
import { SOURCES } from './fund.terms.ts'
import type { Source } from './fund.terms.ts'
import {
  BOOK_COLUMNS as B,
  CARRY_AGES,
  CARRY_COLUMNS,
  JUDGEMENTS,
  SPENDING_COLUMNS as S,
} from './book.words.ts'
import { carryOver } from './pace.queries.ts'
import type { CarryRow } from './pace.queries.ts'
import { spendings } from './spending.queries.ts'
import type { SpendingLine } from './spending.queries.ts'

interface Of {
  readonly year: number
  readonly source: Source
  readonly areaName: string | null
}

const text = <R>(heading: Word, width: number, value: SheetColumn<R>['value']): SheetColumn<R> => ({
  heading,
  width,
  value,
})
const money = <R>(heading: Word, value: (r: R) => bigint, sum = true): SheetColumn<R> => ({
  heading,
  unit: '万元',
  kind: 'money',
  width: 18,
  ...(sum ? { sum: true } : {}),
  value,
})
const percent = (share: number): string => `${(share * 100).toFixed(2)}%`

const begin = <R extends Of>(): SheetColumn<R>[] => [
  text(B.owner, 18, r => r.areaName),
  text(B.year, 10, r => String(r.year)),
  text(B.source, 20, (r, lang) => SOURCES[r.source][lang]),
]

export const BOOK_SHEET: readonly SheetColumn<Account>[] = [
  ...begin<Account>(),
  ...(Object.keys(STAGES) as BookStage[]).map(stage =>
    money<Account>(stage === 'origin' ? B.came : STAGES[stage], r =>
      stage === 'origin' ? -r.origin : r[stage],
    ),
  ),
]

export const ENTRY_SHEET: readonly SheetColumn<EntryLine>[] = [
  text(B.onDate, 13, r => r.onDate),
  text(B.record, 14, (r, lang) => BOOKED[r.recordType][lang]),
  ...begin<EntryLine>(),
  text(B.from, 20, (r, lang) => STAGES[r.fromStage][lang]),
  text(B.to, 20, (r, lang) => STAGES[r.toStage][lang]),
  money(B.amountFen, r => r.amountFen, false),
  text(B.reverses, 10, (r, lang) => (r.reversesId ? B.yes[lang] : null)),
]

export const SPENDING_SHEET: readonly SheetColumn<SpendingLine>[] = [
  text(B.year, 10, r => String(r.year)),
  text(B.source, 20, (r, lang) => SOURCES[r.source][lang]),
  text(S.areaName, 18, r => r.areaName),
  text(S.onDate, 13, r => r.onDate),
  text(S.voucher, 22, r => r.voucher),
  text(S.payee, 24, r => r.payee),
  text(S.purpose, 32, r => r.purpose),
  text(S.paymentVoucher, 22, r => r.paymentVoucher),
  money(S.amountFen, r => r.amountFen),
  money(S.settledFen, r => r.settledFen),
]

export const CARRY_SHEET: readonly SheetColumn<CarryRow>[] = [
  text(B.year, 10, r => String(r.year)),
  text(S.areaName, 18, r => r.areaName),
  money(STAGES.allocated, r => r.allocatedFen),
  money(S.amountFen, r => r.spentFen),
  money(CARRY_COLUMNS.leftFen, r => r.leftFen),
  text(CARRY_COLUMNS.share, 12, r => percent(Number(r.leftFen) / Number(r.allocatedFen))),
  text(CARRY_COLUMNS.age, 16, (r, lang) => CARRY_AGES[r.age][lang]),
  text(CARRY_COLUMNS.limit, 12, r => (r.limit === null ? null : percent(r.limit))),
  text(CARRY_COLUMNS.judgement, 14, (r, lang) => JUDGEMENTS[r.judgement][lang]),
]

const narrowed = (asked: { year?: number | undefined; source?: Source | undefined }): Word[] => [
  ...said(B.year, asked.year),
  ...said(B.source, asked.source && SOURCES[asked.source]),
]

export const bookExports: readonly ListExport[] = [
  listExport({
    name: 'books',
    verb: 'fund.read',
    words: { zh: '资金账簿', en: 'The books' },
    query: bookFilter.pick({ area: true, year: true, source: true }),
    areaOf: asked => asked.area,
    open: async (tx, asked) => ({
      columns: BOOK_SHEET,
      pages: pagesOf(cursor => accounts(tx, { ...asked, cursor, limit: PAGE_ROWS })),
      total: {
        zh: '合计（共 {count} 个账簿行，各阶段余额之和）',
        en: 'Total ({count} rows: balances by stage)',
      },
      filters: narrowed(asked),
    }),
  }),
  listExport({
    name: 'entries',
    verb: 'fund.read',
    words: { zh: '资金分录', en: 'Entries of the books' },
    query: bookFilter.omit({ cursor: true, limit: true }),
    areaOf: asked => asked.area,
    open: async (tx, asked) => ({
      columns: ENTRY_SHEET,
      pages: pagesOf(cursor => entries(tx, { ...asked, cursor, limit: PAGE_ROWS })),
      filters: [
        ...narrowed(asked),
        ...said(B.stage, asked.stage && STAGES[asked.stage]),
        ...said(B.record, asked.type && BOOKED[asked.type]),
      ],
    }),
  }),
  listExport({
    name: 'spendings',
    verb: 'fund.read',
    words: { zh: '资金支出台账', en: 'Ledger of spending' },
    query: filter.omit({ cursor: true, limit: true, state: true }),
    areaOf: asked => asked.area,
    open: async (tx, asked) => ({
      columns: SPENDING_SHEET,
      pages: pagesOf(cursor => spendings(tx, { ...asked, cursor, limit: PAGE_ROWS })),
      total: {
        zh: '合计（共 {count} 笔，支出与已报账之和，冲销已抵减）',
        en: 'Total ({count} entries: spent and accounted for, net of reversals)',
      },
      filters: narrowed(asked),
    }),
  }),
  listExport({
    name: 'carryOver',
    verb: 'fund.read',
    words: { zh: '结转结余资金表', en: 'Carried-over money' },
    query: filter.pick({ area: true, year: true, source: true }),
    areaOf: asked => asked.area,
    open: async (tx, asked) => {
      const list = await carryOver(tx, asked)
      return {
        columns: CARRY_SHEET,
        pages: onePage(list.rows),
        asOf: list.onDate,
        total: {
          zh: '合计（共 {count} 行，分配、支出与结转之和）',
          en: 'Total ({count} rows: allocated, spent, left)',
        },
        filters: narrowed({ source: asked.source }),
      }
    },
  }),
]
