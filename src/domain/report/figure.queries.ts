/** Answers an indicator's question inside the reader's scope, or from the published roll-ups where it is open. */
import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { foldSql, relation, stockChangesSql, titleOn } from '../../kernel/contribution.ts'
import type { Folded, Indicator, Question } from '../../kernel/contribution.ts'
import { Problem } from '../../kernel/problem.ts'
import type { Tx } from '../../kernel/tx.ts'
import { today } from '../../kernel/clock.ts'
import { UNITS } from '../../kernel/unit.ts'
import { wide } from '../../kernel/wide.ts'
import { mustFit } from './question.rules.ts'
import { cut, isWhole, opened, windowOf } from './month.rules.ts'
import { withoutSmall } from './suppress.queries.ts'
import { cumulate, mergeGroups, splitOf, valueOf } from './figure.rules.ts'
import type { By, Figure } from '../../kernel/figure.ts'
import { namesOf } from './name.queries.ts'
import { isWide, ofCounties, placeOf, splitsGivers } from './place.queries.ts'
import type { AskedPlace } from './place.queries.ts'
import { foldRollup, freshCounties } from './rollup.queries.ts'
import { REGION } from '../area/area.terms.ts'

/**
 * `prefer: 'rollup'` takes the published cells of an open indicator also where the rows are in scope (a page of totals).
 * @throws Problem access.scope when the area lies outside the reader's scope and the indicator is not open.
 */
export async function figure(
  tx: Tx,
  indicator: Indicator,
  asked: Question,
  by: readonly By[] = [],
  prefer: 'rows' | 'rollup' = 'rows',
): Promise<Figure> {
  mustFit(indicator, asked)
  const place = await placeOf(tx, asked.area, asked.side)
  const source = prefer === 'rollup' && indicator.open ? prefer : sourceOf(indicator, place)
  const groups = by.length ? await fold(tx, indicator, asked, place, by, source) : undefined
  // Sums over groups are the sum; a key may stand in several groups, and a stock's periods do not add up.
  const adds = indicator.fold !== 'distinct' && !(indicator.fold === 'stock' && timeOf(by))
  const total = groups && adds ? groups : await fold(tx, indicator, asked, place, [], source)
  const printed = await publishedValue(tx, indicator, asked)
  const shown: Figure = {
    id: indicator.id,
    version: indicator.version,
    unit: indicator.unit,
    fold: indicator.fold,
    area: asked.area,
    side: asked.side,
    kind: asked.kind ?? null,
    from: indicator.fold === 'stock' ? null : (asked.from ?? null),
    to: asked.to ?? null,
    asOf: asked.asOf ?? null,
    knownAt: asked.knownAt.toISOString(),
    ...summary(indicator, total),
    title: titleOn(indicator, asked.asOf ?? asked.to ?? today(tx.at)),
    unitWords: { zh: UNITS[indicator.unit].zh, en: UNITS[indicator.unit].en },
    areaName: { zh: place.name, en: place.name },
    published: source === 'rollup',
    computedAt: (computedAt(total) ?? tx.at).toISOString(),
    ...(groups ? { groups: await named(tx, indicator, by, groups) } : {}),
    ...(printed ? { publishedValue: printed } : {}),
  }
  return source === 'rollup' && !place.inside && countsPeople(indicator)
    ? withoutSmall(tx, shown, place, by, () => publishedByCounty(tx, indicator, asked))
    : shown
}

/** Statistics of people and households, also their means. */
const countsPeople = ({ unit, fold }: Indicator): boolean =>
  unit === 'person' || unit === 'household' || unit === 'personTime' || fold === 'mean'

/** How many stand behind each county's published cell: for a mean the members, not the money. */
async function publishedByCounty(
  tx: Tx,
  indicator: Indicator,
  asked: Question,
): Promise<Map<string, number>> {
  const region = await placeOf(tx, REGION, 'receiver')
  const rows = await foldPublished(tx, indicator, { ...asked, area: REGION }, region, ['area'])
  const values = new Map<string, number>()
  for (const r of rows.filter(r => r.counted))
    values.set(r.group, (values.get(r.group) ?? 0) + Number(indicator.fold === 'mean' ? r.weight : r.value))
  return values
}

function sourceOf(indicator: Indicator, place: AskedPlace): 'rows' | 'rollup' {
  if (place.inside) return 'rows'
  if (indicator.open && place.code.length === 6) return 'rollup'
  throw new Problem('access.scope', {}, [], {
    zh: `${place.name}的这项数据`,
    en: `This figure of ${place.name}`,
  })
}

export type Row = Folded & { readonly computedAt?: Date | undefined }

const timeOf = (by: readonly By[]): 'month' | 'year' | undefined =>
  by.find(b => b === 'month' || b === 'year') as 'month' | 'year' | undefined

async function fold(
  tx: Tx,
  indicator: Indicator,
  asked: Question,
  place: AskedPlace,
  by: readonly By[],
  source: 'rows' | 'rollup',
): Promise<Row[]> {
  const time = indicator.fold === 'stock' ? timeOf(by) : undefined
  if (time && by.length > 1)
    throw new Problem('input.invalid', {}, [{ field: 'by', code: 'notSupported' }], {
      zh: '存量指标按时间展开时不能再分组',
      en: 'a stock by time takes no second grouping',
    })
  const rows = await (source === 'rollup' ? foldPublished : foldKnown)(tx, indicator, asked, place, by)
  return time ? cumulate(rows, time, asked.asOf ?? asked.to) : rows
}

/** From the rows themselves; a stock by time comes as its changes. */
async function foldRows(
  tx: Tx,
  indicator: Indicator,
  asked: Question,
  place: AskedPlace,
  by: readonly By[],
): Promise<Row[]> {
  const time = indicator.fold === 'stock' ? timeOf(by) : undefined
  const query = time
    ? stockChangesSql(indicator, asked, place, periodSql(time, sql`v.on_date`))
    : foldSql(indicator, relation(indicator, asked, place), groupSql(by, place))
  const read = () => tx.db.execute<Row & Record<string, unknown>>(query)
  return (await (isWide(place) ? wide(tx, read) : read())).rows
}

const refuse = (zh: string, en: string): never => {
  throw new Problem('input.invalid', {}, [{ field: 'by', code: 'notPublished' }], { zh, en })
}

/** Cells hold no kinds and givers of what is counted once over all of them. */
const hasNoCells = (indicator: Indicator, asked: Question, place: AskedPlace, by: readonly By[]): boolean =>
  indicator.fold === 'distinct' &&
  (Boolean(asked.kind || place.givers) || by.some(b => b === 'kind' || b === 'giver' || b === 'basis'))

/** For readers who may not see the rows. A window that does not consist of whole months has no published value. */
function foldPublished(
  tx: Tx,
  indicator: Indicator,
  asked: Question,
  place: AskedPlace,
  by: readonly By[],
): Promise<Row[]> {
  const window = windowOf(indicator, asked)
  if (!isWhole(window))
    refuse(
      '公开数据按整月发布，请选择整月的起止日期',
      'published figures are by whole months; choose whole months',
    )
  if (hasNoCells(indicator, asked, place, by))
    refuse('该项公开数据不分类别和援助方', 'this published figure is not split by kind or giver')
  return foldRollup(tx, indicator, { kind: asked.kind, months: window, place, by })
}

/**
 * For readers of the rows. What is known now about whole counties comes from their cells where these equal the rows;
 * all other counties, and the days of a window that are not a whole month, come from the rows.
 */
async function foldKnown(
  tx: Tx,
  indicator: Indicator,
  asked: Question,
  place: AskedPlace,
  by: readonly By[],
): Promise<Row[]> {
  const rows = (q: Question, counties: readonly string[]): Promise<Row[]> =>
    foldRows(tx, indicator, q, { ...place, counties }, by)
  const partsBelow = place.level === 'county' && !place.givers && by.includes('area')
  if (
    !asked.latest ||
    !indicator.open ||
    !ofCounties(place) ||
    partsBelow ||
    hasNoCells(indicator, asked, place, by)
  )
    return rows(asked, place.counties)
  const fresh = await freshCounties(tx, indicator, place.counties)
  const parts = cut(opened(windowOf(indicator, asked), fresh))
  const adds = indicator.fold === 'sum' || indicator.fold === 'mean'
  if (!fresh.counties.length || !parts || (parts.edges.length && !adds)) return rows(asked, place.counties)
  const rest = place.counties.filter(county => !fresh.counties.includes(county))
  const cells = await foldRollup(tx, indicator, {
    kind: asked.kind,
    months: parts.months,
    place: { ...place, counties: fresh.counties },
    by,
  })
  const found: Row[][] = [cells.map(cell => ({ ...cell, computedAt: undefined }))]
  for (const { from, until } of parts.edges)
    found.push(await rows({ ...asked, asOf: undefined, from, to: until }, fresh.counties))
  if (rest.length) found.push(await rows(asked, rest))
  return found.flat()
}

const periodSql = (by: 'month' | 'year', on = sql`r.on_date`): SQL =>
  by === 'year' ? sql`to_char(${on}, 'YYYY')` : sql`to_char(${on}, 'YYYY-MM')`

/** The parts of an area: a province's and a league's are counties, a county's are townships, a township's villages. */
const partOf = (place: AskedPlace, by: readonly By[]): SQL => {
  if (place.givers) return splitsGivers(place, by) ? sql`coalesce(r.giver_code, '')` : sql`r.county`
  if (place.level === 'county') return sql`left(r.area_code, 9)`
  if (place.level === 'township' || place.level === 'village') return sql`left(r.area_code, 12)`
  return sql`r.county`
}

function groupSql(by: readonly By[], place: AskedPlace): SQL {
  if (!by.length) return sql`''::text`
  const parts: Record<By, SQL> = {
    area: partOf(place, by),
    year: periodSql('year'),
    month: periodSql('month'),
    kind: sql`coalesce(r.kind, '')`,
    giver: sql`coalesce(r.giver_code, '')`,
    basis: sql`r.basis`,
  }
  return sql`concat_ws('|', ${sql.join(
    by.map(b => parts[b]),
    sql`, `,
  )})`
}

const summary = (indicator: Indicator, rows: readonly Row[]) => ({
  value: valueOf(indicator, rows),
  basis: splitOf(indicator, rows),
  rows: rows.reduce((n, r) => n + Number(r.rows), 0),
})

const computedAt = (rows: readonly Row[]): Date | undefined =>
  rows
    .map(r => r.computedAt)
    .filter(at => at !== undefined)
    .sort((a, b) => a.getTime() - b.getTime())[0]

async function named(tx: Tx, indicator: Indicator, by: readonly By[], rows: readonly Row[]) {
  const groups = mergeGroups(rows)
  const names = await namesOf(tx, indicator, by, [...groups.keys()])
  return [...groups]
    .map(([key, part]) => ({ key, name: names.get(key)!, ...summary(indicator, part) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
}

async function publishedValue(
  tx: Tx,
  indicator: Indicator,
  asked: Question,
): Promise<Figure['publishedValue']> {
  if (asked.kind || asked.side === 'giver') return undefined
  const from = asked.from ?? '0001-01-01'
  const to = asked.to ?? asked.asOf
  if (!to) return undefined
  const found = await tx.db.execute<{ value: bigint; unit: string; source: string }>(
    sql`select value, unit, source from published where indicator = ${indicator.id} and area_code = ${asked.area}
      and to_on = ${to} and (from_on = ${from} or ${indicator.fold === 'stock'})`,
  )
  const row = found.rows[0]
  return row && { value: Number(row.value) / UNITS[indicator.unit].scale, unit: row.unit, source: row.source }
}
