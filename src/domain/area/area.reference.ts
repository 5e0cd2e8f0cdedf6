/**
 * Loads the shipped reference data (division codes, the 31 banners and their pairings, parameters, holidays) into an
 * empty programme. Idempotent: what is there stays as it is, also when an office has changed it.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'
import { newId } from '../../kernel/clock.ts'
import { rootFolder } from '../../kernel/migrate.ts'
import { ancestorsOf, levelOf, rangeOf } from './area.rules.ts'

type Line = Record<string, string>

/** A plain CSV of the reference folder: no quotes but around fields with commas. */
export function readReference(name: string): Line[] {
  const [head = '', ...lines] = readFileSync(join(rootFolder(), 'reference', name), 'utf8')
    .split(/\r?\n/)
    .filter(Boolean)
  const keys = head.split(',')
  return lines.map(line => {
    const cells = line.match(/("([^"]|"")*"|[^,]*)(,|$)/g) ?? []
    return Object.fromEntries(
      keys.map((key, i) => [
        key,
        (cells[i] ?? '').replace(/,$/, '').replace(/^"|"$/g, '').replaceAll('""', '"'),
      ]),
    )
  })
}

/** As far back as the record goes. */
export const ALWAYS = '0001-01-01'

interface AreaRow {
  code: string
  name: string
  parent: string | null
  zone?: boolean
}

const PROVINCES: AreaRow[] = [
  { code: '110000', name: '北京市', parent: null },
  { code: '150000', name: '内蒙古自治区', parent: null },
]

function areas(): AreaRow[] {
  const files = [
    'nmg_prefectures',
    'nmg_counties',
    'nmg_townships',
    'nmg_villages',
    'beijing_districts',
    'beijing_townships',
  ]
  const read = files.flatMap(file => readReference(`${file}.csv`))
  return [
    ...PROVINCES,
    ...read.map(r => ({ code: r.code!, name: r.name!, parent: r.parent!, zone: r.functional_zone === '1' })),
  ]
}

/** One area row as the table wants it, ancestors materialised. */
export function areaValues(row: AreaRow & { invented?: boolean }) {
  const chain = ancestorsOf(row.code)
  const at = (level: string): string | null => chain.find(c => levelOf(c) === level) ?? null
  return {
    code: row.code,
    valid_from: ALWAYS,
    level: levelOf(row.code),
    name: row.name,
    parent_code: row.parent,
    province: chain[0]!,
    prefecture: at('prefecture'),
    county: at('county'),
    township: at('township'),
    ...rangeOf(row.code),
    functional_zone: row.zone ?? false,
    invented: row.invented ?? false,
  }
}

/** Inserts rows of one table in a single statement; rows that are there are left alone. */
export async function insertRows(
  client: pg.ClientBase,
  table: string,
  rows: readonly Record<string, unknown>[],
): Promise<void> {
  if (!rows.length) return
  await client.query(
    `insert into ${table} select * from jsonb_populate_recordset(null::${table}, $1::jsonb) on conflict do nothing`,
    [JSON.stringify(rows)],
  )
}

/** 2017–2018 re-pairing (京蒙扶贫协作 结对关系调整); a banner whose district could not be established gets none. */
const PAIRED_FROM = '2018-01-01'

function pairings(): Record<string, unknown>[] {
  return readReference('banners.csv').map(b => ({
    id: newId(),
    receiver_code: b.code,
    giver_code: b.pair_district_code || null,
    level: 'county',
    valid_from: PAIRED_FROM,
    valid_to: null,
    status: b.pair_status === 'not_found' ? 'unknown' : b.pair_status,
    evidence_year: b.pair_evidence_year ? Number(b.pair_evidence_year) : null,
    source: 'reference/banners.csv',
  }))
}

function parameters(): Record<string, unknown>[] {
  return readReference('parameters.csv').map(p => ({
    id: newId(),
    key: p.key,
    area_code: p.scope_area,
    year: p.year ? Number(p.year) : null,
    purpose: p.purpose ?? '',
    value: p.value ? (JSON.parse(p.value) as unknown) : null,
    unit: p.unit,
    status: p.status,
    source: p.source,
    name_zh: p.name_zh,
    name_en: p.name_en,
    recorded_at: '2000-01-01T00:00:00Z',
    recorded_by: 'reference',
    retracted_at: null,
  }))
}

/** What a later version ships is added; what an office has entered, also that it is empty, stays. */
async function missingParameters(client: pg.ClientBase): Promise<Record<string, unknown>[]> {
  const known = await client.query<{ slot: string }>(
    `select distinct concat_ws('|', key, area_code, coalesce(year::text, ''), purpose) as slot from parameter`,
  )
  const slots = new Set(known.rows.map(r => r.slot))
  return parameters().filter(p => !slots.has([p.key, p.area_code, p.year ?? '', p.purpose].join('|')))
}

const isEmpty = async (client: pg.ClientBase, table: string): Promise<boolean> =>
  !(await client.query(`select 1 from ${table} limit 1`)).rowCount

/** Runs as the database's owner, in one transaction. */
export async function loadReference(client: pg.ClientBase): Promise<void> {
  await client.query('begin')
  try {
    if (await isEmpty(client, 'area')) await insertRows(client, 'area', areas().map(areaValues))
    if (await isEmpty(client, 'pairing')) await insertRows(client, 'pairing', pairings())
    await insertRows(client, 'parameter', await missingParameters(client))
    if (await isEmpty(client, 'holiday'))
      await insertRows(
        client,
        'holiday',
        readReference('holidays.csv').map(h => ({
          on_date: h.date,
          kind: h.kind,
          name: h.name,
          source: h.source,
        })),
      )
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}
