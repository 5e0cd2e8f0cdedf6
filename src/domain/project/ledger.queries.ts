/** 项目台账 by keyset, with how many there are in all and what they sum to. */
import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { today } from '../../kernel/clock.ts'
import { Problem } from '../../kernel/problem.ts'
import type { Tx } from '../../kernel/tx.ts'
import { wide } from '../../kernel/wide.ts'
import { alarmSql } from './alarm.queries.ts'
import type { Gate } from './gate.terms.ts'
import type { LibraryState, LibraryStep } from './library.terms.ts'
import { inArea } from './linkage.queries.ts'
import { lastGate, libraryState, missedOn, planYear } from './project.queries.ts'
import type { ProjectFilter } from './project.schema.ts'
import type { Nature, ProjectCategory } from './project.terms.ts'
import { PAID_BY_PROJECT } from './state.queries.ts'
import { waitingSql } from './waiting.queries.ts'

export interface ProjectLine extends Record<string, unknown> {
  county: string
  id: string
  areaCode: string
  areaName: string | null
  townshipName: string | null
  code: string | null
  name: string
  category: ProjectCategory
  nature: Nature
  content: string
  scale: string | null
  plannedFrom: string | null
  plannedTo: string | null
  unit: string | null
  head: string | null
  budgetFen: bigint
  fundedFen: bigint
  paidFen: bigint
  households: number | null
  people: number | null
  registeredHouseholds: number | null
  registeredPeople: number | null
  participation: string | null
  mechanism: string | null
  library: LibraryState | null
  year: number | null
  gate: Gate | null
  percent: number | null
  linkedHouseholds: bigint
  /** The planned day that the next gate has missed. */
  overdueSince: string | null
  districtName: string | null
  proposedOn: string | null
  reviewedOn: string | null
  admittedOn: string | null
  /** 文号 of the decision that admitted it. */
  decision: string | null
}

async function filterSql(tx: Tx, asked: ProjectFilter): Promise<SQL> {
  const where = [sql`j.retracted_at is null`]
  if (asked.area) where.push(inArea(sql`j`, asked.area))
  if (asked.category) where.push(sql`j.category = ${asked.category}`)
  if (asked.library) where.push(sql`${libraryState} = ${asked.library}`)
  if (asked.gate)
    where.push(asked.gate === 'none' ? sql`${lastGate} is null` : sql`${lastGate} = ${asked.gate}`)
  if (asked.year)
    where.push(
      sql`exists (select 1 from library_step s where s.county = j.county and s.project_id = j.id and s.year = ${asked.year} and s.retracted_at is null)`,
    )
  if (asked.q) where.push(sql`(position(${asked.q} in j.name) > 0 or j.code = ${asked.q})`)
  if (asked.alarm) where.push(oneOf(await idsOf(tx, await alarmed(tx, asked))))
  if (asked.waits) where.push(oneOf(await idsOf(tx, waitingSql(asked.waits))))
  return sql.join(where, sql` and `)
}

function after(cursor: string): [string, string] {
  const [, county, id] = /^(\d{6})_([0-9a-f-]{36})$/.exec(cursor) ?? []
  if (!county || !id) throw new Problem('input.invalid', { what: 'cursor' })
  return [county, id]
}

const alarmed = (tx: Tx, { alarm, area }: ProjectFilter): Promise<SQL> =>
  alarmSql(tx, alarm!, { area, limit: 1 }, today(tx.at))

/** The ids of a work list: a statement over whole counties, asked apart from the page that is drawn from it. */
async function idsOf(tx: Tx, list: SQL): Promise<string[]> {
  const found = await wide(tx, () =>
    tx.db.execute<{ id: string }>(sql`select distinct t.id from (${list}) t`),
  )
  return found.rows.map(r => r.id)
}

const oneOf = (ids: readonly string[]): SQL => sql`j.id = any(${`{${ids.join(',')}}`}::uuid[])`

const PAID = sql`(select coalesce(sum(p.amount_fen), 0)::bigint from project_payment l join payment p on p.county = l.county
        and (p.id = l.payment_id or p.reverses_id = l.payment_id) and p.retracted_at is null
        where l.county = j.county and l.project_id = j.id and l.retracted_at is null)`
const FUNDED = sql`(select coalesce(sum(f.amount_fen), 0)::bigint from project_funding f where f.county = j.county and f.project_id = j.id and f.retracted_at is null)`

/** The day of the last step of its kind. */
const stepOn = (step: LibraryStep): SQL => sql`(select max(s.on_date) from library_step s
        where s.county = j.county and s.project_id = j.id and s.step = ${step} and s.retracted_at is null)`

/** How many projects fit the filters, and what their money adds up to. */
async function sumsOf(tx: Tx, where: SQL) {
  const found = await wide(tx, () =>
    tx.db.execute<{ n: bigint; budget: bigint; funded: bigint; paid: bigint }>(sql`
    select count(*) as n, coalesce(sum(j.budget_fen), 0)::bigint as budget, coalesce(sum(f.fen), 0)::bigint as funded,
      coalesce(sum(p.fen), 0)::bigint as paid from project j
    left join (select f.county, f.project_id, sum(f.amount_fen) as fen from project_funding f where f.retracted_at is null group by f.county, f.project_id) f
      on f.county = j.county and f.project_id = j.id
    left join ${PAID_BY_PROJECT} p on p.county = j.county and p.project_id = j.id
    where ${where}`),
  )
  const { n, budget, funded, paid } = found.rows[0]!
  return { total: Number(n), sums: { budgetFen: budget, fundedFen: funded, paidFen: paid } }
}

export async function listProjects(tx: Tx, asked: ProjectFilter) {
  const fits = await filterSql(tx, asked)
  const [county, id] = asked.cursor ? after(asked.cursor) : ['', '']
  const where = asked.cursor ? sql`${fits} and (j.county, j.id) > (${county}, ${id}::uuid)` : fits
  const found = await tx.db.execute<ProjectLine>(sql`
    select j.county, j.id, j.area_code as "areaCode", a.name as "areaName", w.name as "townshipName", j.code, j.name, j.category, j.nature, j.content, j.scale,
      j.planned_from as "plannedFrom", j.planned_to as "plannedTo", j.unit, j.head, j.budget_fen as "budgetFen",
      ${FUNDED} as "fundedFen", ${PAID} as "paidFen",
      j.households, j.people, j.registered_households as "registeredHouseholds", j.registered_people as "registeredPeople",
      j.participation, j.mechanism, ${libraryState} as library, ${planYear} as year, ${lastGate} as gate,
      (select max(g.percent) from project_progress g where g.county = j.county and g.project_id = j.id and g.retracted_at is null) as percent,
      (select count(distinct h.household_id) from linkage k join linkage_household h on h.county = k.county and h.linkage_id = k.id and h.retracted_at is null
        where k.county = j.county and k.project_id = j.id and k.retracted_at is null) as "linkedHouseholds",
      g.name as "districtName", ${missedOn(today(tx.at))} as "overdueSince",
      ${stepOn('propose')} as "proposedOn", ${stepOn('review')} as "reviewedOn", ${stepOn('admit')} as "admittedOn",
      (select d.number from library_step s, lateral duikou_citation(s.document_county, s.document_id) d
        where s.county = j.county and s.project_id = j.id and s.step = 'admit' and s.retracted_at is null order by s.recorded_at desc, s.id desc limit 1) as decision
    from (select j.* from project j where ${where} order by j.county, j.id limit ${asked.limit + 1}) j
    left join area a on a.code = j.area_code and a.valid_to is null
    left join area w on length(j.area_code) = 12 and w.code = left(j.area_code, 9) and w.valid_to is null left join area g on g.code = j.district_code and g.valid_to is null
    order by j.county, j.id`)
  const rows = found.rows.slice(0, asked.limit)
  const last = rows.at(-1)
  const next = found.rows.length > asked.limit && last ? `${last.county}_${last.id}` : null
  // The sum belongs to the whole list: it is asked once, with its first page.
  return { rows, next, ...(asked.cursor ? {} : await sumsOf(tx, fits)) }
}
