/** A posting and a batch at the end of a drill-down. */
import { sql } from 'drizzle-orm'
import { among, refKey } from '../../kernel/record.ts'
import type { RecordField, RecordKind, RecordRef, RecordTitle, RecordView } from '../../kernel/record.ts'
import type { Tx } from '../../kernel/tx.ts'
import type { Word } from '../../kernel/words.ts'
import { citationJoin, citingIn } from '../notice/document.queries.ts'
import { inPost } from './posting.rules.ts'
import { today } from '../../kernel/clock.ts'
import { lastDay } from './posting.queries.ts'
import type { PostingRow } from './posting.reply.ts'
import { DIRECTIONS, ORIGINS, POSTING_KINDS } from './posting.terms.ts'
import { POSTING_COLUMNS } from './posting.words.ts'

interface Row extends PostingRow, Record<string, unknown> {
  batchRecord: string | null
  batchOwner: string | null
  retractedAt: string | null
  toPrecision: 'day' | 'month' | 'year' | null
  documentCounty: string | null
  documentId: string | null
  number: string | null
  docTitle: string | null
  issuer: string | null
  issuedOn: string | null
}

async function rows(tx: Tx, refs: readonly RecordRef[]): Promise<Row[]> {
  const found =
    await tx.db.execute<Row>(sql`select p.county, p.id, p.area_code as "areaCode", a.name as "areaName",
      p.person_name as "personName", p.kind, p.direction, p.sender_unit as "senderUnit", p.district_code as "districtCode",
      g.name as "districtName", p.host_unit as "hostUnit", p.post, p.batch_code as "batchCode", b.name as "batchName",
      p.from_on as "fromOn", p.from_precision as "fromPrecision", p.to_precision as "toPrecision",
      ${lastDay(sql`${tx.at.toISOString()}::timestamptz`)} as "lastOn", p.origin, p.origin_note as "originNote", p.user_id as "userId",
      p.retracted_at as "retractedAt", b.id as "batchRecord", b.receiver_code as "batchOwner", p.document_county as "documentCounty", p.document_id as "documentId", d.number,
      d.title as "docTitle", d.issuer, d.issued_on as "issuedOn"
    from posting p left join area a on a.code = p.area_code and a.valid_to is null
    left join area g on g.code = p.district_code and g.valid_to is null left join posting_batch b on b.code = p.batch_code
    ${citationJoin(sql`p`)}
    where ${among('p', refs)}`)
  return found.rows
}

/** A day known to the month is said as a month: 2019-04. */
const dayText = (on: string, known: 'day' | 'month' | 'year' | null): string =>
  on.slice(0, { day: 10, month: 7, year: 4 }[known ?? 'day'])

const titleOf = (r: Row): RecordTitle => ({
  title: { zh: `${r.personName} · ${r.post}`, en: `${r.personName} · ${r.post}` },
  subtitle: {
    zh: `${r.districtName ?? r.districtCode} → ${r.areaName ?? r.areaCode} · ${dayText(r.fromOn, r.fromPrecision)} 起`,
    en: `${r.districtName ?? r.districtCode} → ${r.areaName ?? r.areaCode} · from ${dayText(r.fromOn, r.fromPrecision)}`,
  },
  link: `/records/posting/${r.county}/${r.id}`,
})

type Key = keyof typeof POSTING_COLUMNS
const field = (
  key: Key,
  value: RecordField['value'],
  kind: RecordField['kind'] = 'text',
  words?: Word,
): RecordField => ({ key, label: POSTING_COLUMNS[key], value, kind, ...(words ? { words } : {}) })

const fieldsOf = (r: Row): RecordField[] =>
  [
    field('personName', r.personName),
    field('kind', r.kind, 'word', POSTING_KINDS[r.kind]),
    field('senderUnit', r.senderUnit),
    field('districtName', r.districtName ?? r.districtCode, 'area'),
    field('areaName', r.areaName ?? r.areaCode, 'area'),
    field('hostUnit', r.hostUnit),
    field('post', r.post),
    field('batchName', r.batchName),
    field('fromOn', dayText(r.fromOn, r.fromPrecision), 'date'),
    field('lastOn', r.lastOn, 'date'),
    field('origin', r.origin, 'word', originWords(r)),
    field('direction', r.direction, 'word', DIRECTIONS[r.direction]),
  ].filter(f => f.value !== null)

const originWords = (r: Row): Word => {
  const { zh, en } = ORIGINS[r.origin]
  return r.originNote ? { zh: `${zh}（${r.originNote}）`, en: `${en} (${r.originNote})` } : { zh, en }
}

function viewOf(tx: Tx, r: Row): RecordView {
  const serving = inPost(r, today(tx.at))
  return {
    ...titleOf(r),
    state: serving ? { zh: '在岗', en: 'In post' } : { zh: '任期已结束', en: 'The term is over' },
    ...(r.retractedAt ? { retractedAt: r.retractedAt } : {}),
    fields: fieldsOf(r),
    links: r.batchRecord
      ? [
          {
            rel: 'batch',
            label: { zh: `批次：${r.batchName}`, en: `Batch: ${r.batchName}` },
            link: `/records/batch/${r.batchOwner}/${r.batchRecord}`,
          },
        ]
      : [],
    ...(r.documentId && r.docTitle
      ? {
          document: {
            county: r.documentCounty!,
            id: r.documentId,
            number: r.number,
            title: r.docTitle,
            issuer: r.issuer ?? '',
            issuedOn: r.issuedOn,
            fileId: null,
          },
        }
      : {}),
  }
}

interface BatchRow extends Record<string, unknown> {
  county: string
  id: string
  code: string
  ordinal: number
  name: string
  fromOn: string | null
  toOn: string | null
  source: string
  giverName: string | null
  receiverName: string | null
}

const batchRows = async (tx: Tx, ids: readonly string[]): Promise<BatchRow[]> =>
  (
    await tx.db.execute<BatchRow>(sql`select b.receiver_code as county, b.id, b.code, b.ordinal, b.name, b.from_on as "fromOn",
      b.to_on as "toOn", b.source, g.name as "giverName", r.name as "receiverName" from posting_batch b
      left join area g on g.code = b.giver_code and g.valid_to is null left join area r on r.code = b.receiver_code and r.valid_to is null
      where b.id = any(${`{${ids.join(',')}}`}::uuid[])`)
  ).rows

const batchTitle = (b: BatchRow): RecordTitle => ({
  title: b.name,
  subtitle: { zh: `第 ${b.ordinal} 批`, en: `Batch ${b.ordinal}` },
  link: `/records/batch/${b.county}/${b.id}`,
})

const plain = (
  key: string,
  zh: string,
  en: string,
  value: RecordField['value'],
  kind: RecordField['kind'] = 'text',
): RecordField => ({ key, label: { zh, en }, value, kind })

/** Postings of a batch shown with it, those in the reader's scope. */
const MOST = 200

const batchKind: RecordKind = {
  type: 'batch',
  words: { zh: '挂职批次', en: 'Batch of postings' },
  verb: 'posting.read',
  describe: async (tx, refs) =>
    new Map(
      (
        await batchRows(
          tx,
          refs.map(r => r.id),
        )
      ).map(b => [refKey(b), batchTitle(b)]),
    ),
  read: async (tx, county, id) => {
    const b = (await batchRows(tx, [id])).find(row => row.county === county)
    if (!b) return null
    const fields = [
      plain('ordinal', '批次序号', 'Ordinal', b.ordinal, 'number'),
      plain('code', '批次代码', 'Code', b.code),
      plain('giver', '派出方', 'Sent by', b.giverName, 'area'),
      plain('receiver', '接收方', 'Received by', b.receiverName, 'area'),
      plain('fromOn', '开始', 'From', b.fromOn, 'date'),
      plain('toOn', '结束', 'To', b.toOn, 'date'),
      plain('source', '依据', 'Source', b.source),
    ]
    const own = await tx.db.execute<
      RecordRef & Record<string, unknown> & { name: string; post: string }
    >(sql`select county, id, person_name as name, post
      from posting where batch_code = ${b.code} and retracted_at is null order by county, from_on, id limit ${MOST}`)
    const links = own.rows.map(p => ({
      rel: 'posting',
      label: `${p.name} · ${p.post}`,
      link: `/records/posting/${p.county}/${p.id}`,
    }))
    return { ...batchTitle(b), fields: fields.filter(f => f.value !== null), links }
  },
  byCode: async (tx, code) => {
    const found = await tx.db.execute<{ county: string; id: string }>(
      sql`select receiver_code as county, id from posting_batch where code = ${code}`,
    )
    return found.rows[0] ?? null
  },
}

export const secondmentRecords: readonly RecordKind[] = [
  {
    type: 'posting',
    words: { zh: '派驻', en: 'Posting' },
    verb: 'posting.read',
    describe: async (tx, refs) => new Map((await rows(tx, refs)).map(r => [refKey(r), titleOf(r)])),
    read: async (tx, county, id) => {
      const [row] = await rows(tx, [{ county, id }])
      return row ? viewOf(tx, row) : null
    },
    citing: citingIn(sql`posting`),
  },
  batchKind,
]
