/** What a payment, an allocation and an appropriation look like at the end of a drill-down. */
import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { formatMoney } from '../../kernel/money.ts'
import { among, refKey } from '../../kernel/record.ts'
import type { RecordField, RecordKind, RecordRef, RecordTitle, RecordView } from '../../kernel/record.ts'
import type { Tx } from '../../kernel/tx.ts'
import type { Word } from '../../kernel/words.ts'
import { citationJoin, citingIn } from '../notice/document.queries.ts'
import type { Ledger } from './fund.queries.ts'
import { SOURCES } from './fund.terms.ts'
import type { Source } from './fund.terms.ts'
import { LEDGER_WORDS, STANCES } from './fund.words.ts'
import type { Stance } from './fund.words.ts'

interface Row extends Record<string, unknown> {
  county: string
  id: string
  area_code: string
  areaName: string
  source: Source
  giver_code: string
  giverName: string
  year: number
  amount_fen: bigint
  on_date: string
  retracted_at: string | null
  document_county: string | null
  document_id: string | null
  number: string | null
  doc_title: string | null
  issuer: string | null
  issued_on: string | null
  file_id: string | null
  voucher?: string
  payee?: string
  purpose?: string
  reason?: string
  allocation_id?: string
  appropriation_county?: string
  appropriation_id?: string
  reverses_id?: string | null
  /** Of a payment: the document of its allocation, what reversed it, and the receiver's latest word. */
  allocationNumber?: string | null
  reversedBy?: string | null
  stance?: Stance
  receivedFen?: bigint | null
  stanceReason?: string | null
  stanceOn?: string | null
}

const TABLE = {
  payment: sql`payment`,
  allocation: sql`allocation`,
  appropriation: sql`appropriation`,
} as const

/** A payment hangs on an allocation, the allocation on an appropriation; the receiver's latest word is beside it. */
const paymentMore = (at: Date): { columns: SQL; joins: SQL } => ({
  columns: sql`, al.appropriation_county, al.appropriation_id, ad.number as "allocationNumber", rv.id as "reversedBy",
    coalesce(c.stance, 'claimed') as stance, c.amount_fen as "receivedFen", c.reason as "stanceReason", c.on_date as "stanceOn"`,
  joins: sql`left join allocation al on al.county = p.county and al.id = p.allocation_id
    left join lateral duikou_citation(al.document_county, al.document_id) ad on true
    left join lateral (select r.id from payment r where r.county = p.county and r.allocation_id = p.allocation_id
      and r.reverses_id = p.id and r.retracted_at is null limit 1) rv on true
    left join lateral (select f.* from confirmation f where f.county = p.county and f.payment_id = p.id
      and f.recorded_at <= ${at.toISOString()} and f.retracted_at is null order by f.recorded_at desc, f.id desc limit 1) c on true`,
})

async function rows(tx: Tx, name: Ledger, refs: readonly RecordRef[]): Promise<Row[]> {
  const more = name === 'payment' ? paymentMore(tx.at) : { columns: sql``, joins: sql`` }
  const found =
    await tx.db.execute<Row>(sql`select p.*, a.name as "areaName", g.name as "giverName", d.number, d.title as doc_title, d.issuer, d.issued_on,
      own.file_id ${more.columns}
    from ${TABLE[name]} p
    left join area a on a.code = p.area_code and a.valid_to is null left join area g on g.code = p.giver_code and g.valid_to is null
    ${citationJoin(sql`p`)} left join document own on own.county = p.document_county and own.id = p.document_id ${more.joins}
    where ${among('p', refs)}`)
  return found.rows
}

const yuan = (fen: bigint): Word => ({
  zh: `${formatMoney(fen, '万元')} 万元`,
  en: `${formatMoney(fen, '元')} yuan`,
})

const titleOf = (name: Ledger, r: Row): RecordTitle => ({
  title: {
    zh: `${r.reverses_id ? '冲销' : LEDGER_WORDS[name].zh} ${yuan(r.amount_fen).zh}`,
    en: `${r.reverses_id ? 'Reversal' : LEDGER_WORDS[name].en} ${yuan(r.amount_fen).en}`,
  },
  subtitle: {
    zh: `${r.giverName} → ${r.areaName} · ${SOURCES[r.source].zh}${r.voucher ? ` · 凭证 ${r.voucher}` : ''}`,
    en: `${r.giverName} → ${r.areaName} · ${SOURCES[r.source].en}${r.voucher ? ` · voucher ${r.voucher}` : ''}`,
  },
  link: `/records/${name}/${r.county}/${r.id}`,
})

const field = (
  key: string,
  zh: string,
  en: string,
  value: RecordField['value'],
  kind: RecordField['kind'] = 'text',
  words?: Word,
): RecordField => ({
  key,
  label: { zh, en },
  value,
  kind,
  ...(words ? { words } : {}),
})

function fieldsOf(r: Row): RecordField[] {
  const all = [
    field('amountFen', '金额', 'Amount', r.amount_fen.toString(), 'money'),
    field('source', '资金来源', 'Source', r.source, 'word', SOURCES[r.source]),
    field('giver', '援助方', 'Giver', `${r.giverName}`, 'text'),
    field('receiver', '受援地', 'Receiver', `${r.areaName}`, 'text'),
    field('year', '资金年度', 'Year', r.year, 'number'),
    field('onDate', '日期', 'Date', r.on_date, 'date'),
    field('voucher', '凭证号', 'Voucher', r.voucher ?? null),
    field('payee', '收款单位', 'Payee', r.payee ?? null),
    field('purpose', '用途', 'Purpose', r.purpose ?? null),
    field('reason', '分配理由', 'Reason', r.reason ?? null),
    field('allocationNumber', '分配文号', 'Document of the allocation', r.allocationNumber ?? null),
    field('stance', '对方确认', 'The receiver says', r.stance ?? null, 'word', r.stance && STANCES[r.stance]),
    field('stanceOn', '确认日期', 'Said on', r.stanceOn ?? null, 'date'),
    field('receivedFen', '对方到账金额', 'Received', r.receivedFen?.toString() ?? null, 'money'),
    field('stanceReason', '差异原因', 'Reason of the difference', r.stanceReason ?? null),
  ]
  return all.filter(f => f.value !== null)
}

const link = (rel: string, zh: string, en: string, to: string) => ({
  rel,
  label: { zh, en },
  link: `/records/${to}`,
})

/** Up to where the money came from; the appropriation only for those in whose scope it lies. */
function linksOf(r: Row, tx: Tx) {
  const up = r.appropriation_county && tx.reader.counties.includes(r.appropriation_county)
  return [
    r.allocation_id
      ? link(
          'allocation',
          '所依据的分配',
          'The allocation it draws on',
          `allocation/${r.county}/${r.allocation_id}`,
        )
      : null,
    up
      ? link(
          'appropriation',
          '所依据的下达',
          'The appropriation it draws on',
          `appropriation/${r.appropriation_county}/${r.appropriation_id}`,
        )
      : null,
    r.reverses_id
      ? link('reverses', '被冲销的拨付', 'The payment it reverses', `payment/${r.county}/${r.reverses_id}`)
      : null,
    r.reversedBy
      ? link('reversedBy', '冲销该笔的记录', 'Its reversal', `payment/${r.county}/${r.reversedBy}`)
      : null,
  ].filter(l => l !== null)
}

const documentOf = (r: Row): RecordView['document'] =>
  r.document_id && r.doc_title
    ? {
        county: r.document_county!,
        id: r.document_id,
        number: r.number,
        title: r.doc_title,
        issuer: r.issuer ?? '',
        issuedOn: r.issued_on,
        fileId: r.file_id,
      }
    : undefined

function viewOf(name: Ledger, r: Row, tx: Tx): RecordView {
  const document = documentOf(r)
  return {
    ...titleOf(name, r),
    ...(r.stance ? { state: STANCES[r.stance] } : {}),
    ...(r.retracted_at ? { retractedAt: r.retracted_at } : {}),
    fields: fieldsOf(r),
    links: linksOf(r, tx),
    ...(document ? { document } : {}),
  }
}

const kind = (name: Ledger): RecordKind => ({
  type: name,
  words: LEDGER_WORDS[name],
  verb: 'fund.read',
  describe: async (tx, refs) => new Map((await rows(tx, name, refs)).map(r => [refKey(r), titleOf(name, r)])),
  read: async (tx, county, id) => {
    const [row] = await rows(tx, name, [{ county, id }])
    return row ? viewOf(name, row, tx) : null
  },
  citing: citingIn(TABLE[name]),
})

/** By its voucher's number; a reversal may repeat it, the payment itself is meant. */
async function byVoucher(tx: Tx, voucher: string): Promise<RecordRef | null> {
  const found = await tx.db.execute<{ county: string; id: string }>(sql`select county, id from payment
    where voucher = ${voucher} and retracted_at is null order by reverses_id is not null, recorded_at desc, id desc limit 1`)
  return found.rows[0] ?? null
}

export const fundRecords: readonly RecordKind[] = [
  { ...kind('payment'), byCode: byVoucher },
  kind('allocation'),
  kind('appropriation'),
]
