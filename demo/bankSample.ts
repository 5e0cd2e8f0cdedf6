/**
 * Files of the bank to try the reconciliation with, for the demonstration's own records: a statement of the special account
 * with the differences that offices find, a card file for two households that the bank had failed, and the bank's return.
 */
import type { Readable } from 'node:stream'
import { readReference } from '../src/domain/area/area.reference.ts'
import { formatMoney } from '../src/kernel/money.ts'
import type { SheetColumn } from '../src/kernel/sheet/column.ts'
import { writeXlsx } from '../src/kernel/sheet/xlsx.write.ts'
import type { Word } from '../src/kernel/words.ts'
import { movedIn } from './bank.ts'
import { beginning, moneyOf } from './load.ts'
import { later } from './rows.ts'
import { RECORDED_AT } from './seed.ts'

type Cells = readonly (string | null)[]

const word = (zh: string): Word => ({ zh, en: zh })

function sheetOf(
  title: string,
  notes: readonly string[],
  headings: readonly string[],
  rows: readonly Cells[],
): Readable {
  const columns = headings.map(
    (zh, i): SheetColumn<Cells> => ({ heading: word(zh), width: 20, value: row => row[i] ?? null }),
  )
  const footer = [['经办人：', '复核人：', '单位（公章）：']]
  return writeXlsx(
    { name: '银行', title, notes, columns, pages: [rows], footer, printed: '示例', lang: 'zh' },
    new Date(RECORDED_AT),
  )
}

const ACCOUNT = '6217000152527001208'
const FROM = '2020-01-01'
const TO = '2020-09-26'
const OPENING = 860_000_000n

interface Line {
  readonly on: string
  readonly fen: bigint
  readonly party: string
  readonly summary: string
}

/** Each so many-th record is not on the statement; what the bank took and gave is. */
const LACKS = 8

function statementLines(): Line[] {
  const names = new Map(readReference('beijing_districts.csv').map(d => [d.code!, d.name!]))
  const { money, spent } = moneyOf(beginning(), names)
  const recorded = movedIn(money, spent(), FROM, TO).filter((_, n) => n % LACKS !== LACKS - 1)
  const known = recorded.map(
    (m, n): Line => ({
      on: later(m.on, n % 3),
      fen: m.fen,
      party: m.party,
      summary: `${m.type === 'payment' ? '协作资金' : '项目款'} ${m.voucher}`,
    }),
  )
  const own: Line[] = [
    { on: '2020-06-21', fen: 152_318n, party: '开户银行（示例）', summary: '结息' },
    { on: '2020-07-02', fen: -1_500n, party: '开户银行（示例）', summary: '手续费' },
    { on: '2020-08-14', fen: 5_000_000n, party: '某商会（示例）', summary: '捐款' },
  ]
  return [...known, ...own].toSorted((a, b) => a.on.localeCompare(b.on))
}

const plain = (fen: bigint): string => formatMoney(fen, '元').replaceAll(',', '')

/** Two rows nobody can read, one serial number that stands twice, and a balance that breaks off where a line was taken out. */
export function statementRows(): Cells[] {
  let balance = OPENING
  const rows = statementLines().map(({ on, fen, party, summary }, n): (string | null)[] => {
    balance += fen
    const serial = `示前三季度${String(n + 1).padStart(4, '0')}`
    return [
      on,
      fen > 0n ? plain(fen) : null,
      fen < 0n ? plain(-fen) : null,
      plain(balance),
      party,
      null,
      summary,
      serial,
    ]
  })
  rows[2]![0] = '2020年13月'
  rows[4]![1] = '一百万'
  rows[4]![2] = null
  rows[7]![7] = rows[6]![7]!
  return rows.filter((_, n) => n !== 9)
}

export const writeStatement = (): Readable =>
  sheetOf(
    '太仆寺旗协作资金专户2020年前三季度对账单（示例）',
    [`账号：${ACCOUNT}`, '单位：元'],
    [
      '交易日期',
      '贷方发生额(收入)',
      '借方发生额(支出)',
      '余额',
      '对方户名',
      '对方账号',
      '摘要',
      '交易流水号',
    ],
    statementRows(),
  )

/** Households of 2018年肉牛养殖 whose payment of December 2020 the bank had failed; the demonstration owes them again. */
const OWED = [
  { code: '15000048463', name: '江文明', card: '6217000152527104631', fen: 494_000n },
  { code: '15000048454', name: '任来顺', card: '6217000152527104542', fen: 494_000n },
] as const
/** One that was paid already. */
const PAID = '15000048464'

const CARD = ['户编号', '户主姓名', '一卡通账号', '开户行', '发放金额']
const cardRow = ({ code, name, card, fen }: (typeof OWED)[number]): (string | null)[] => [
  code,
  name,
  card,
  '示例银行',
  plain(fen),
]

export function cardRows(faulty: boolean): Cells[] {
  const good = OWED.map(cardRow)
  if (!faulty) return good
  const [first, second] = good
  return [
    first!,
    second!.with(2, '62170001'),
    ['15000099999', '查无此户', '6217000152527109999', '示例银行', '4940.00'],
    [PAID, '已发放户', '6217000152527104640', '示例银行', '4940.00'],
    first!,
    second!.with(4, '9880.00'),
  ]
}

const cardTitle = '太仆寺旗2018年肉牛养殖项目分红一卡通补发明细（示例）'
export const writeCards = (faulty: boolean): Readable =>
  sheetOf(cardTitle, ['单位：元'], CARD, cardRows(faulty))

export function returnRows(faulty: boolean): Cells[] {
  const [first, second] = OWED
  const answered: Cells[] = [
    [first.card, first.name, plain(first.fen), '成功', null],
    [second.card, second.name, plain(second.fen), '失败', '账户已销户'],
  ]
  if (!faulty) return answered
  return [
    answered[0]!,
    answered[1]!.with(3, '处理中'),
    ['6217000152527109998', '未发送户', '100.00', '成功', null],
  ]
}

export const writeReturn = (faulty: boolean): Readable =>
  sheetOf(
    '太仆寺旗2018年肉牛养殖项目分红一卡通补发回盘（示例）',
    ['单位：元'],
    ['收款账号', '户名', '交易金额', '处理结果', '失败原因'],
    returnRows(faulty),
  )
