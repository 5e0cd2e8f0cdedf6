/** 银行流水、账上有银行无、一卡通发放明细、银行文件 as sheets, in 元 as the bank writes; and the blank forms of its files. */
import { listExport, PAGE_ROWS, pagesOf } from '../../kernel/export.ts'
import type { ListExport } from '../../kernel/export.ts'
import type { SheetColumn } from '../../kernel/sheet/column.ts'
import { said } from '../../kernel/sheet/filter.words.ts'
import type { ListColumn } from '../../kernel/sheet/list.ts'
import { template } from '../../kernel/template.routes.ts'
import type { Template } from '../../kernel/template.routes.ts'
import type { Word } from '../../kernel/words.ts'
import { batches, cards, lines, missing } from './bank.queries.ts'
import type { BatchLine, MissingLine } from './bank.reply.ts'
import { batchFilter, cardFilter, lineFilter, missingFilter } from './bank.schema.ts'
import { BATCHES, CARD_COLUMNS, CARD_STATES, LINE_STATES, MATCHED, STATEMENT_COLUMNS } from './bank.terms.ts'
import { BANK_SHEET_COLUMNS as W } from './bank.words.ts'

type Line = Awaited<ReturnType<typeof lines>>['rows'][number]
type Card = Awaited<ReturnType<typeof cards>>['rows'][number]
type Value<R> = SheetColumn<R>['value']

const text = <R>(heading: Word, width: number, value: Value<R>): SheetColumn<R> => ({
  heading: { zh: heading.zh, en: heading.en },
  width,
  value,
})
const money = <R>(heading: Word, value: (row: R) => bigint | null): SheetColumn<R> => ({
  ...text(heading, 16, value),
  unit: '元',
  kind: 'money',
  sum: true,
})

const S = STATEMENT_COLUMNS

export const LINE_SHEET: readonly SheetColumn<Line>[] = [
  text(W.banner, 16, r => r.areaName),
  text(W.ownAccount, 14, r => r.accountTail && `**** ${r.accountTail}`),
  text(S.onDate, 13, r => r.onDate),
  money(S.income, r => (r.amountFen > 0n ? r.amountFen : null)),
  money(S.expense, r => (r.amountFen < 0n ? -r.amountFen : null)),
  text(S.party, 28, r => r.party),
  text(S.partyAccount, 16, r => r.partyAccount),
  text(S.summary, 28, r => r.summary),
  text(S.serial, 20, r => r.serial),
  text(W.state, 16, (r, lang) => LINE_STATES[r.state][lang]),
  text(W.record, 10, (r, lang) => r.recordType && MATCHED[r.recordType][lang]),
  text(W.reason, 28, r => r.reason),
]

export const MISSING_SHEET: readonly SheetColumn<MissingLine>[] = [
  text(W.banner, 16, r => r.areaName),
  text(W.record, 10, (r, lang) => MATCHED[r.type][lang]),
  text(W.onDate, 13, r => r.onDate),
  text(W.voucher, 22, r => r.voucher),
  text(W.payee, 28, r => r.payee),
  text(W.giver, 14, r => r.giverName),
  money(W.amount, r => r.amountFen),
]

export const CARD_SHEET: readonly SheetColumn<Card>[] = [
  text(W.village, 20, r => r.areaName),
  text(W.head, 12, r => r.headName),
  text(CARD_COLUMNS.account, 16, r => r.account),
  text(W.paidOn, 13, r => r.onDate),
  money(CARD_COLUMNS.amount, r => r.amountFen),
  text(CARD_COLUMNS.outcome, 18, (r, lang) => CARD_STATES[r.state][lang]),
  text(CARD_COLUMNS.why, 28, r => r.reason),
]

export const FILE_SHEET: readonly SheetColumn<BatchLine>[] = [
  text(W.banner, 16, r => r.areaName),
  text(W.kind, 16, (r, lang) => BATCHES[r.kind][lang]),
  text(W.file, 40, r => r.fileName),
  text(W.fromOn, 13, r => r.fromOn),
  text(W.toOn, 13, r => r.onDate),
  { ...text<BatchLine>(W.lines, 10, r => r.lines), kind: 'whole' },
  money(W.sum, r => r.sumFen),
  text(W.importedBy, 24, r => r.importedBy),
]

const PAGED = { cursor: true, limit: true } as const

export const bankExports: readonly ListExport[] = [
  listExport({
    name: 'bankLines',
    verb: 'fund.read',
    words: { zh: '银行流水核对表', en: 'Lines of bank statements' },
    query: lineFilter.omit(PAGED),
    areaOf: asked => asked.area,
    open: async (tx, asked) => ({
      columns: LINE_SHEET,
      pages: pagesOf(cursor => lines(tx, { ...asked, cursor, limit: PAGE_ROWS })),
      total: { zh: '合计（共 {count} 行，收入、支出之和）', en: 'Total ({count} lines: in, out)' },
      filters: said(W.state, asked.state && LINE_STATES[asked.state]),
    }),
  }),
  listExport({
    name: 'bankMissing',
    verb: 'fund.read',
    words: { zh: '账上有、银行无差异表', en: 'Records without a line of the bank' },
    query: missingFilter.omit(PAGED),
    areaOf: asked => asked.area,
    open: async (tx, asked) => ({
      columns: MISSING_SHEET,
      pages: pagesOf(cursor => missing(tx, { ...asked, cursor, limit: PAGE_ROWS })),
      total: { zh: '合计（共 {count} 笔，金额之和）', en: 'Total ({count} records: amounts)' },
      filters: said(W.record, asked.type && MATCHED[asked.type]),
    }),
  }),
  listExport({
    name: 'bankCards',
    verb: 'linkage.read',
    words: { zh: '一卡通发放明细', en: 'Lines of card files' },
    query: cardFilter.omit(PAGED),
    areaOf: asked => asked.area,
    open: async (tx, asked) => ({
      columns: CARD_SHEET,
      pages: pagesOf(cursor => cards(tx, { ...asked, cursor, limit: PAGE_ROWS })),
      total: { zh: '合计（共 {count} 户次，发放金额之和）', en: 'Total ({count} payments: amounts)' },
      filters: said(W.state, asked.state && CARD_STATES[asked.state]),
    }),
  }),
  listExport({
    name: 'bankFiles',
    verb: 'fund.read',
    words: { zh: '银行文件登记表', en: 'Files of the bank' },
    query: batchFilter.omit(PAGED),
    areaOf: asked => asked.area,
    open: async (tx, asked) => ({
      columns: FILE_SHEET,
      pages: pagesOf(cursor => batches(tx, { ...asked, cursor, limit: PAGE_ROWS })),
      filters: said(W.kind, asked.kind && BATCHES[asked.kind]),
    }),
  }),
]

type Example = Readonly<Record<string, string | null>>

/** A form with the columns of one of the bank's files, an example that the import leaves out, and nothing else. */
function formOf<K extends string>(
  name: string,
  zh: string,
  en: string,
  columns: Readonly<Partial<Record<K, ListColumn>>>,
  example: Readonly<Partial<Record<K, string>>>,
  note: string,
): Template {
  const own = Object.entries(columns) as [K, ListColumn][]
  return template<Example>({
    name,
    words: { zh: `${zh}导入模板`, en: `Template: ${en}` },
    sheet: () => ({
      name: zh,
      title: `${zh}（导入模板）`,
      notes: [note],
      columns: [
        { heading: { zh: '序号', en: '序号' }, width: 8, value: () => '示例' },
        ...own.map(
          ([key, c]): SheetColumn<Example> => text({ zh: c.zh, en: c.zh }, 20, row => row[key] ?? null),
        ),
      ],
      pages: [[example as Example]],
      footer: [],
      printed: '导入模板',
      lang: 'zh',
      choices: new Map(),
    }),
  })
}

const { outcome, why, ...paid } = CARD_COLUMNS

export const bankTemplates: readonly Template[] = [
  formOf(
    'bank-statement',
    '银行对账单',
    'bank statement',
    STATEMENT_COLUMNS,
    {
      onDate: '2020-12-21',
      income: '1836.42',
      balance: '5001836.42',
      party: '开户银行',
      summary: '结息',
      serial: '示L00001',
    },
    '填写说明：一般直接导入银行导出的对账单。收入、支出各一列，单位为元；本方账号写在表头上方，如“账号：6217…”；流水号用来防止重复导入。“示例”行不会导入。',
  ),
  formOf(
    'bank-card',
    '一卡通发放',
    'card payments',
    paid,
    {
      householdCode: '15000000001',
      name: '（户主姓名）',
      account: '6217000000000000000',
      bank: '示例银行',
      amount: '3171.00',
    },
    '填写说明：一行一户。户编号和身份证号至少填一项；账号按文本填写；金额单位为元，不能超过该合同约定而尚未发放的金额。“示例”行不会导入。',
  ),
  formOf(
    'bank-return',
    '银行回盘',
    'the bank’s return',
    { account: CARD_COLUMNS.account, name: CARD_COLUMNS.name, amount: CARD_COLUMNS.amount, outcome, why },
    { account: '6217000000000000000', amount: '3171.00', outcome: '失败', why: '账户已销户' },
    '填写说明：按银行回盘填写；账号和金额须与发放文件一致，处理结果填“成功”或“失败”。“示例”行不会导入。',
  ),
]
