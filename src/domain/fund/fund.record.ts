/** What a payment, an allocation and an appropriation look like at the end of a drill-down. */
import { sql } from 'drizzle-orm'
import { formatMoney } from '../../kernel/money.ts'
import { refKey } from '../../kernel/record.ts'
import type { RecordField, RecordKind, RecordRef, RecordTitle, RecordView } from '../../kernel/record.ts'
import type { Tx } from '../../kernel/tx.ts'
import type { Word } from '../../kernel/words.ts'
import { basisAt } from './fund.queries.ts'
import type { Ledger } from './fund.queries.ts'
import { SOURCES } from './fund.terms.ts'
import type { Source } from './fund.terms.ts'

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
  basis?: string
}

const TABLE = {
  payment: sql`payment`,
  allocation: sql`allocation`,
  appropriation: sql`appropriation`,
} as const

async function rows(tx: Tx, name: Ledger, refs: readonly RecordRef[]): Promise<Row[]> {
  const basis = name === 'payment' ? sql`, ${basisAt(sql`now()`)} as basis` : sql``
  const found =
    await tx.db.execute<Row>(sql`select p.*, a.name as "areaName", g.name as "giverName", d.number, d.title as doc_title, d.issuer, d.issued_on, d.file_id ${basis}
    from ${TABLE[name]} p
    left join area a on a.code = p.area_code and a.valid_to is null left join area g on g.code = p.giver_code and g.valid_to is null
    left join document d on d.county = p.document_county and d.id = p.document_id
    where p.county = any(${`{${refs.map(r => r.county).join(',')}}`}::text[]) and p.id = any(${`{${refs.map(r => r.id).join(',')}}`}::uuid[])`)
  return found.rows
}

const yuan = (fen: bigint): Word => ({
  zh: `${formatMoney(fen, '万元')} 万元`,
  en: `${formatMoney(fen, '元')} yuan`,
})
const WHAT: Record<Ledger, Word> = {
  payment: { zh: '拨付', en: 'Payment' },
  allocation: { zh: '分配', en: 'Allocation' },
  appropriation: { zh: '下达', en: 'Appropriation' },
}

const titleOf = (name: Ledger, r: Row): RecordTitle => ({
  title: { zh: `${WHAT[name].zh} ${yuan(r.amount_fen).zh}`, en: `${WHAT[name].en} ${yuan(r.amount_fen).en}` },
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

const STANCE: Record<string, Word> = {
  claimed: { zh: '填报数，待对方确认', en: 'Claimed, waiting for the other side' },
  confirmed: { zh: '对方已确认', en: 'Confirmed by the other side' },
  disputed: { zh: '有差异', en: 'Disputed' },
}

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
  ]
  return all.filter(f => f.value !== null)
}

function viewOf(name: Ledger, r: Row): RecordView {
  const up = r.allocation_id
    ? [
        {
          rel: 'allocation',
          label: { zh: '所依据的分配', en: 'The allocation it draws on' },
          link: `/records/allocation/${r.county}/${r.allocation_id}`,
        },
      ]
    : r.appropriation_id
      ? [
          {
            rel: 'appropriation',
            label: { zh: '所依据的下达', en: 'The appropriation it draws on' },
            link: `/records/appropriation/${r.appropriation_county}/${r.appropriation_id}`,
          },
        ]
      : []
  const reversed = r.reverses_id
    ? [
        {
          rel: 'reverses',
          label: { zh: '被冲销的拨付', en: 'The payment it reverses' },
          link: `/records/payment/${r.county}/${r.reverses_id}`,
        },
      ]
    : []
  return {
    ...titleOf(name, r),
    ...(r.basis ? { state: STANCE[r.basis] ?? { zh: r.basis, en: r.basis } } : {}),
    ...(r.retracted_at ? { retractedAt: r.retracted_at } : {}),
    fields: fieldsOf(r),
    links: [...up, ...reversed],
    ...(r.document_id && r.doc_title
      ? {
          document: {
            county: r.document_county!,
            id: r.document_id,
            number: r.number,
            title: r.doc_title,
            issuer: r.issuer ?? '',
            issuedOn: r.issued_on,
            fileId: r.file_id,
          },
        }
      : {}),
  }
}

const kind = (name: Ledger): RecordKind => ({
  type: name,
  words: WHAT[name],
  verb: 'fund.read',
  describe: async (tx, refs) => new Map((await rows(tx, name, refs)).map(r => [refKey(r), titleOf(name, r)])),
  read: async (tx, county, id) => {
    const [row] = await rows(tx, name, [{ county, id }])
    return row ? viewOf(name, row) : null
  },
})

export const fundRecords: readonly RecordKind[] = [kind('payment'), kind('allocation'), kind('appropriation')]
