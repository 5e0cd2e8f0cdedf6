/** A declaration and a designation at the end of a drill-down: with the document, the households and what came before. */
import { sql } from 'drizzle-orm'
import { among, refKey } from '../../kernel/record.ts'
import type { RecordField, RecordKind, RecordRef, RecordTitle, RecordView } from '../../kernel/record.ts'
import type { Tx } from '../../kernel/tx.ts'
import type { Word } from '../../kernel/words.ts'
import { citationJoin, citingIn } from '../notice/document.queries.ts'
import { DECLARATIONS, DESIGNATION_LEVELS, OBJECTS } from './exit.terms.ts'
import type { DeclarationKind, DesignationLevel, ExitObject } from './exit.terms.ts'

interface Row extends Record<string, unknown> {
  county: string
  id: string
  area_code: string
  areaName: string | null
  countyName: string | null
  object: ExitObject
  kind?: DeclarationKind
  round?: number
  on_date?: string
  on_precision?: 'day' | 'month' | 'year'
  incidence?: string | null
  basis?: 'evidenced' | 'declared'
  level?: DesignationLevel
  year?: number | null
  retracted_at: string | null
  document_county: string | null
  document_id: string | null
  number: string | null
  title: string | null
  issuer: string | null
  issued_on: string | null
  file_id: string | null
}

type Table = 'exit_declaration' | 'designation'
const TABLE = { exit_declaration: sql`exit_declaration`, designation: sql`designation` } as const

async function rows(tx: Tx, table: Table, refs: readonly RecordRef[]): Promise<Row[]> {
  const found =
    await tx.db.execute<Row>(sql`select e.*, a.name as "areaName", b.name as "countyName", d.number, d.title, d.issuer, d.issued_on, f.file_id
    from ${TABLE[table]} e
    left join area a on a.code = e.area_code and a.valid_to is null left join area b on b.code = e.county and b.valid_to is null
    ${citationJoin(sql`e`)} left join document f on f.county = e.document_county and f.id = e.document_id
    where ${among('e', refs)}`)
  return found.rows
}

const place = (r: Row): string =>
  [r.object === 'village' ? r.countyName : null, r.areaName ?? r.area_code].filter(Boolean).join(' ')

/** A day known to the month is said as a month: 2019-04. */
const dayText = (r: Row): string =>
  (r.on_date ?? '').slice(0, { day: 10, month: 7, year: 4 }[r.on_precision ?? 'day'])

const titles = {
  exit_declaration: (r: Row): RecordTitle => ({
    title: { zh: `${place(r)} ${DECLARATIONS[r.kind!].zh}`, en: `${place(r)}: ${DECLARATIONS[r.kind!].en}` },
    subtitle: {
      zh: `${r.round}年度 · ${dayText(r)}${r.number ? ` · ${r.number}` : ''}`,
      en: `Round ${r.round} · ${dayText(r)}${r.number ? ` · ${r.number}` : ''}`,
    },
    link: `/records/exit/${r.county}/${r.id}`,
  }),
  designation: (r: Row): RecordTitle => ({
    title: { zh: `${place(r)} ${OBJECTS[r.object].zh}`, en: `${place(r)}: ${OBJECTS[r.object].en}` },
    subtitle: {
      zh: `${DESIGNATION_LEVELS[r.level!].zh}${r.year ? ` · ${r.year}年识别` : ''}`,
      en: `${DESIGNATION_LEVELS[r.level!].en}${r.year ? ` · designated ${r.year}` : ''}`,
    },
    link: `/records/designation/${r.county}/${r.id}`,
  }),
} as const satisfies Record<Table, (r: Row) => RecordTitle>

const field = (
  key: string,
  zh: string,
  en: string,
  value: RecordField['value'] | undefined,
  kind: RecordField['kind'] = 'text',
  words?: Word,
): RecordField => ({
  key,
  label: { zh, en },
  value: value ?? null,
  kind,
  ...(words ? { words } : {}),
})

const fieldsOf = (r: Row): RecordField[] =>
  [
    field('area', '地区', 'Area', place(r), 'area'),
    field('areaCode', '行政区划代码', 'Area code', r.area_code),
    field('object', '对象', 'Object', r.object, 'word', OBJECTS[r.object]),
    field('level', '级别', 'Level', r.level, 'word', r.level && DESIGNATION_LEVELS[r.level]),
    field('year', '识别年度', 'Year of designation', r.year, 'number'),
    field('kind', '结论', 'Declared', r.kind, 'word', r.kind && DECLARATIONS[r.kind]),
    field('round', '退出年度', 'Round', r.round, 'number'),
    field('onDate', '公告日期', 'Date', r.kind ? dayText(r) : null, 'date'),
    field(
      'incidence',
      '贫困发生率',
      'Incidence',
      r.incidence == null ? null : `${Number((Number(r.incidence) * 100).toFixed(4))} %`,
    ),
    field('documentNumber', '公告文号', 'Document', r.number),
  ].filter(f => f.value !== null)

function viewOf(table: Table, r: Row): RecordView {
  const households =
    r.object === 'village'
      ? [
          {
            rel: 'households',
            label: { zh: '该村的建档立卡户', en: 'The village’s households' },
            link: `/households?area=${r.area_code}`,
          },
        ]
      : []
  const villages =
    r.object === 'banner'
      ? [
          {
            rel: 'villages',
            label: { zh: '该旗县的贫困嘎查村', en: 'The banner’s poor villages' },
            link: `/villages?area=${r.area_code}`,
          },
        ]
      : []
  return {
    ...titles[table](r),
    ...(r.basis === 'declared'
      ? { state: { zh: '仅填报，未附文件', en: 'Declared only, no document' } }
      : {}),
    ...(r.retracted_at ? { retractedAt: r.retracted_at } : {}),
    fields: fieldsOf(r),
    links: [...households, ...villages],
    ...(r.document_id && r.title
      ? {
          document: {
            county: r.document_county!,
            id: r.document_id,
            number: r.number,
            title: r.title,
            issuer: r.issuer ?? '',
            issuedOn: r.issued_on,
            fileId: r.file_id,
          },
        }
      : {}),
  }
}

const kind = (type: string, table: Table, words: Word): RecordKind => ({
  type,
  words,
  verb: 'exit.read',
  describe: async (tx, refs) =>
    new Map((await rows(tx, table, refs)).map(r => [refKey(r), titles[table](r)])),
  read: async (tx, county, id) => {
    const [row] = await rows(tx, table, [{ county, id }])
    return row ? viewOf(table, row) : null
  },
  citing: citingIn(TABLE[table]),
  byCode: async (tx, code) => {
    const found = await tx.db.execute<{ county: string; id: string }>(
      sql`select county, id from ${TABLE[table]} where area_code = ${code} and retracted_at is null order by recorded_at desc, id desc limit 1`,
    )
    return found.rows[0] ?? null
  },
})

export const exitRecords: readonly RecordKind[] = [
  kind('exit', 'exit_declaration', { zh: '退出公告', en: 'Exit' }),
  kind('designation', 'designation', { zh: '识别', en: 'Designation' }),
]
