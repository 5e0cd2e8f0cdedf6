/**
 * The rows a figure is made of: county by county, newest first in each, by keyset. A page reads the counties it needs and
 * no others, so that it costs the same at any depth and does not grow with the region.
 */
import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { relation } from '../../kernel/contribution.ts'
import type { Basis, Indicator, Question } from '../../kernel/contribution.ts'
import { Problem } from '../../kernel/problem.ts'
import { refKey } from '../../kernel/record.ts'
import type { RecordKind, RecordTitle } from '../../kernel/record.ts'
import type { Tx } from '../../kernel/tx.ts'
import { UNITS } from '../../kernel/unit.ts'
import { wide } from '../../kernel/wide.ts'
import type { Word } from '../../kernel/words.ts'
import { areaNames } from '../area/areaName.queries.ts'
import { kindWordsOf } from './name.queries.ts'
import { isWide, placeOf } from './place.queries.ts'
import type { AskedPlace } from './place.queries.ts'
import { mustFit } from './question.rules.ts'
import { countiesWithRows } from './rollup.queries.ts'

export interface Evidence {
  readonly type: string
  readonly county: string
  readonly id: string
  readonly areaCode: string
  readonly areaName: string
  readonly giverCode: string | null
  readonly giverName: string | null
  readonly kind: string | null
  readonly kindWords: Word | null
  readonly onDate: string
  readonly value: number
  readonly weight: number | null
  readonly distinctKey: string | null
  readonly basis: Basis
  readonly title: string | Word
  readonly subtitle: string | Word | null
  readonly link: string
}

interface Contribution extends Record<string, unknown> {
  record_type: string
  county: string
  record_id: string
  area_code: string
  giver_code: string | null
  kind: string | null
  on_date: string
  value: bigint
  weight: bigint | null
  distinct_key: string | null
  basis: Basis
}

export interface Page {
  readonly cursor?: string | undefined
  readonly limit: number
  readonly basis?: Basis | undefined
}

const SEPARATOR = '|'
const seal = (r: Contribution): string =>
  Buffer.from([r.on_date, r.county, r.record_id, r.distinct_key ?? ''].join(SEPARATOR)).toString('base64url')
interface Position {
  readonly onDate: string
  readonly county: string
  readonly id: string
  readonly key: string
}

const unseal = (cursor: string): Position => {
  const [onDate = '', county = '', id = '', ...key] = Buffer.from(cursor, 'base64url')
    .toString('utf8')
    .split(SEPARATOR)
  if (!/^\d{4}-\d\d-\d\d$/.test(onDate) || !/^\d{6}$/.test(county) || !/^[0-9a-f-]{36}$/.test(id))
    throw new Problem('input.invalid', {}, [{ field: 'cursor', code: 'format' }], {
      zh: '翻页位置无效，请回到第一页',
      en: 'the page position is invalid; go back to the first page',
    })
  return { onDate, county, id, key: key.join(SEPARATOR) }
}

/** @throws Problem access.scope: rows are shown inside the reader's scope only, also those of an open figure. */
export async function evidence(
  tx: Tx,
  indicator: Indicator,
  kinds: ReadonlyMap<string, RecordKind>,
  asked: Question,
  page: Page,
): Promise<{ rows: Evidence[]; next: string | null }> {
  mustFit(indicator, asked)
  const place = await placeOf(tx, asked.area, asked.side)
  if (!place.inside)
    throw new Problem('access.scope', {}, [], {
      zh: `${place.name}的明细`,
      en: `The records of ${place.name}`,
    })
  const { rows, more } = await pageOf(tx, indicator, asked, place, page)
  const last = rows.at(-1)
  return { rows: await dress(tx, indicator, kinds, rows), next: more && last ? seal(last) : null }
}

const KEY = sql`coalesce(r.distinct_key, '')`

/** Counties are read in growing numbers, because most of a region's have no rows of an indicator. */
async function pageOf(tx: Tx, indicator: Indicator, asked: Question, place: AskedPlace, page: Page) {
  const after = page.cursor ? unseal(page.cursor) : undefined
  const some = await countiesWithRows(tx, indicator, asked, place.counties)
  const left = some.filter(county => !after || county >= after.county).sort()
  const rows: Contribution[] = []
  for (let n = 1; left.length && rows.length <= page.limit; n *= 2) {
    const counties = left.splice(0, n)
    const read = () =>
      tx.db.execute<Contribution>(sql`
      select r.* from (${relation(indicator, asked, { ...place, counties })}) r
      where ${after ? beyond(after) : sql`true`} and ${page.basis ? sql`r.basis = ${page.basis}` : sql`true`}
      order by r.county, r.on_date desc, r.record_id desc, ${KEY} desc limit ${page.limit + 1 - rows.length}`)
    rows.push(...(await (isWide(place) ? wide(tx, read) : read())).rows)
  }
  return { rows: rows.slice(0, page.limit), more: rows.length > page.limit }
}

const beyond = (at: Position): SQL =>
  sql`(r.county > ${at.county} or (r.on_date, r.record_id, ${KEY}) < (${at.onDate}::date, ${at.id}::uuid, ${at.key}))`

/** Titles by kind of record and names of areas: a fixed number of statements for a page. */
async function dress(
  tx: Tx,
  indicator: Indicator,
  kinds: ReadonlyMap<string, RecordKind>,
  rows: readonly Contribution[],
): Promise<Evidence[]> {
  const titles = new Map<string, RecordTitle>()
  for (const type of new Set(rows.map(r => r.record_type))) {
    const refs = rows.filter(r => r.record_type === type).map(r => ({ county: r.county, id: r.record_id }))
    const described = await kinds.get(type)?.describe(tx, refs)
    for (const [key, title] of described ?? []) titles.set(`${type}/${key}`, title)
  }
  const names = await areaNames(
    tx,
    rows.flatMap(r => [r.area_code, r.giver_code ?? '']),
  )
  const scale = UNITS[indicator.unit].scale
  return rows.map(r => {
    const title = titles.get(`${r.record_type}/${refKey({ county: r.county, id: r.record_id })}`)
    return {
      type: r.record_type,
      county: r.county,
      id: r.record_id,
      areaCode: r.area_code,
      areaName: names.get(r.area_code) ?? r.area_code,
      giverCode: r.giver_code,
      giverName: r.giver_code && (names.get(r.giver_code) ?? r.giver_code),
      kind: r.kind,
      kindWords: kindWordsOf(indicator, r.kind),
      onDate: r.on_date,
      value: Number(r.value) / scale,
      weight: r.weight === null ? null : Number(r.weight),
      distinctKey: r.distinct_key,
      basis: r.basis,
      title: title?.title ?? r.record_id,
      subtitle: title?.subtitle ?? null,
      link: title?.link ?? `/records/${r.record_type}/${r.county}/${r.record_id}`,
    }
  })
}
