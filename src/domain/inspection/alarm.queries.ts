/** Every alarm with how many rows it has, and the rows themselves by keyset. */
import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { covers } from '../../kernel/access.ts'
import { today } from '../../kernel/clock.ts'
import { Problem } from '../../kernel/problem.ts'
import type { Tx } from '../../kernel/tx.ts'
import { wide } from '../../kernel/wide.ts'
import type { Word } from '../../kernel/words.ts'
import { rangeOf } from '../area/area.rules.ts'
import { fillersOf } from '../area/parameter.rules.ts'
import { PARAMETERS } from '../area/parameter.terms.ts'
import { findParameter, parameterOn } from '../area/parameter.queries.ts'
import { inArea } from '../project/linkage.queries.ts'
import type { AlarmRow } from './alarm.reply.ts'
import type { AlarmRowsAsked, AlarmsAsked } from './alarm.schema.ts'
import { ALARM_KINDS, termOf } from './alarm.terms.ts'
import type { AlarmKind } from './alarm.terms.ts'
import { alarmSql } from './relation.queries.ts'
import { REGION } from '../area/area.terms.ts'

/** A banner outside the reader's scope is refused, never counted as nothing. */
function mustSee(tx: Tx, area: string | undefined): void {
  if (!area || area.length < 6 || area.endsWith('00')) return
  const { lo, hi } = rangeOf(area)
  if (!covers(tx.reader, [area.slice(0, 6)], lo, hi))
    throw new Problem('access.scope', {}, [{ field: 'area', code: 'scope' }], {
      zh: '所选地区',
      en: 'The area asked for',
    })
}

/** The threshold of an alarm for a place; null where it needs none. @throws Problem rule.parameterEmpty. */
async function thresholdOf(tx: Tx, kind: AlarmKind, area: string | undefined) {
  const { parameter } = termOf(kind)
  if (!parameter) return null
  const { key, purpose = '' } = parameter
  const { value, source } = await parameterOn(tx, key, area ?? REGION, undefined, purpose)
  const row = await findParameter(tx, key, area ?? REGION, undefined, purpose)
  const words = { zh: row?.nameZh ?? key, en: row?.nameEn ?? key }
  return { value, unit: row?.unit ?? null, source, words }
}

async function relationOf(tx: Tx, kind: AlarmKind, asked: AlarmsAsked, on: string) {
  const threshold = await thresholdOf(tx, kind, asked.area)
  const rows = await alarmSql(tx, kind, { on, area: asked.area, limit: threshold?.value ?? 0 })
  return { threshold, rows }
}

const within = (area: string | undefined): SQL => (area ? inArea(sql`t`, area) : sql`true`)

async function countOf(tx: Tx, rows: SQL, area: string | undefined) {
  const found = await tx.db.execute<{ n: bigint; fen: bigint | null }>(
    sql`select count(*) as n, sum(t.amount_fen)::bigint as fen from (${rows}) t where ${within(area)}`,
  )
  return { count: Number(found.rows[0]!.n), amountFen: found.rows[0]!.fen }
}

const HOLIDAYS: Word = { zh: '节假日安排', en: 'Arrangement of holidays' }

/** The parameter that nobody has entered, and who does. */
function blockedBy(kind: AlarmKind, area: string | undefined) {
  const { key } = termOf(kind).parameter!
  const { zh, en } = PARAMETERS[key] ?? { zh: key, en: key }
  return {
    key,
    words: { zh, en },
    fillers: fillersOf(key),
    area: (area ?? REGION).slice(0, 6),
  }
}

async function alarmOf(tx: Tx, kind: AlarmKind, asked: AlarmsAsked, on: string) {
  const { words, says, acts } = termOf(kind)
  const head = { kind, words, says, acts }
  try {
    const { threshold, rows } = await relationOf(tx, kind, asked, on)
    return { ...head, threshold, ...(await countOf(tx, rows, asked.area)), blocked: null }
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'rule.parameterEmpty') throw error
    const blocked = blockedBy(kind, asked.area)
    // Working days cannot be counted in a year whose holidays nobody has entered.
    const words = error.details.some(d => d.code === 'holiday') ? HOLIDAYS : blocked.words
    return { ...head, threshold: null, count: null, amountFen: null, blocked: { ...blocked, words } }
  }
}

/** Over a region they read whole counties, hence hash joins. */
const alarmsOf = (tx: Tx, kinds: readonly AlarmKind[], asked: AlarmsAsked, on: string) =>
  wide(tx, async () => {
    const rows = []
    for (const kind of kinds) rows.push(await alarmOf(tx, kind, asked, on))
    return rows
  })

export async function listAlarms(tx: Tx, asked: AlarmsAsked) {
  mustSee(tx, asked.area)
  const on = asked.asOf ?? today(tx.at)
  return { rows: await alarmsOf(tx, ALARM_KINDS, asked, on), next: null, asOf: on }
}

const PAGES: Readonly<Record<string, string>> = {
  project: '/projects',
  linkage: '/linkages',
  asset: '/project-assets',
  complaint: '/complaints',
}

/** Where it is put right: a record's own page, or the banner's money of the year. */
const linkOf = (kind: AlarmKind, r: { type: string; county: string; id: string }): string => {
  if (kind === 'plan_unpublished') return `/announcements?area=${r.county}&kind=plan&year=${r.id}`
  if (r.type === 'banner')
    return kind === 'pace_behind'
      ? `/funds/pace?area=${r.county}&year=${r.id}`
      : `/funds/allocations?area=${r.county}&year=${r.id}`
  return `${PAGES[r.type] ?? `/records/${r.type}`}/${r.county}/${r.id}`
}

const POSITION = /^(\d{4}-\d\d-\d\d)_(\d{6})_([0-9a-f-]{4,36})$/

type Found = Omit<AlarmRow, 'link' | 'title'> & { title: string } & Record<string, unknown>

/** A record is called by its own name, a place’s money of a year by the alarm. */
const titleOf = (kind: AlarmKind, name: string): Word => termOf(kind).row?.(name) ?? { zh: name, en: name }

/** One alarm's rows, the oldest first. @throws Problem rule.parameterEmpty while its threshold is not entered. */
export async function alarmRows(tx: Tx, kind: AlarmKind, asked: AlarmRowsAsked) {
  mustSee(tx, asked.area)
  const on = asked.asOf ?? today(tx.at)
  const { rows: relation } = await relationOf(tx, kind, asked, on)
  const [, since, county, id] = asked.cursor ? (POSITION.exec(asked.cursor) ?? []) : []
  if (asked.cursor && !since) throw new Problem('input.invalid', { what: 'cursor' })
  const after = since
    ? sql`(t.since_on, t.county, t.id::text) > (${since}::date, ${county}, ${id})`
    : sql`true`
  const stands =
    termOf(kind).type === 'banner'
      ? sql`f.record_type = 'area' and f.alarm = ${kind}`
      : sql`f.record_id::text = t.id::text`
  const found = await wide(tx, () =>
    tx.db.execute<Found>(sql`select t.type, t.county, t.id::text as id, t.area_code as "areaCode", case when t.area_code = t.county then a.name else concat_ws(' ', b.name, a.name) end as "areaName", t.title,
      t.since_on as "sinceOn", t.amount_fen as "amountFen",
      (select count(*)::int from finding f where f.county = t.county and ${stands} and f.retracted_at is null
        and not exists (select 1 from finding_event e where e.county = f.county and e.finding_id = f.id and e.act = 'verify')) as "openFindings"
    from (${relation}) t left join area a on a.code = t.area_code and a.valid_to is null left join area b on b.code = t.county and b.valid_to is null
    where ${within(asked.area)} and ${after} order by t.since_on, t.county, t.id::text limit ${asked.limit + 1}`),
  )
  const rows = found.rows
    .slice(0, asked.limit)
    .map(r => ({ ...r, title: titleOf(kind, r.title), link: linkOf(kind, r) }))
  const last = rows.at(-1)
  const next = found.rows.length > asked.limit && last ? `${last.sinceOn}_${last.county}_${last.id}` : null
  if (asked.cursor) return { rows, next }
  const { count, amountFen } = await wide(tx, () => countOf(tx, relation, asked.area))
  return { rows, next, total: count, sums: { amountFen: String(amountFen ?? 0n) } }
}

/** For the landing page: alarms with rows that a role acts on. A blocked one is left to the page itself. */
export async function alarmsFor(tx: Tx): Promise<number> {
  const on = today(tx.at)
  const kinds = ALARM_KINDS.filter(k => termOf(k).actors.includes(tx.reader.role))
  const rows = await alarmsOf(tx, kinds, {}, on)
  return rows.reduce((n, r) => n + (r.count ?? 0), 0)
}
