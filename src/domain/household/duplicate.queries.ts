/** 疑似重复 as people decide on it; of a household outside the reader's scope only the banner's name is shown. */
import { sql } from 'drizzle-orm'
import type { Tx } from '../../kernel/tx.ts'
import { rangeOf } from '../area/area.rules.ts'
import type { DuplicateCase, Side } from './duplicate.reply.ts'
import { maskName } from '../../kernel/mask.ts'
import { maskIdNumber } from './mask.rules.ts'

interface CaseRow extends Record<string, unknown> {
  county: string
  id: string
  personId: string
  otherCounty: string
  otherId: string
  bannerName: string
  reason: DuplicateCase['reason']
  state: DuplicateCase['state']
  note: string | null
  foundAt: string
}

interface PersonRow extends Record<string, unknown> {
  county: string
  id: string
  name: string
  sex: string | null
  birthOn: string | null
  idSealed: string | null
  retractedAt: string | null
  householdId: string | null
  householdCode: string | null
  areaName: string | null
  relation: string | null
}

export interface DuplicateFilter {
  readonly area?: string | undefined
  readonly state: DuplicateCase['state']
  readonly cursor?: string | undefined
  readonly limit: number
}

export async function duplicates(
  tx: Tx,
  asked: DuplicateFilter,
): Promise<{ rows: DuplicateCase[]; next: string | null }> {
  const { lo, hi } = asked.area ? rangeOf(asked.area) : { lo: '', hi: '~' }
  const where = sql`c.area_code >= ${lo} and c.area_code < ${hi} and c.state = ${asked.state}
    and ${asked.cursor ? sql`c.id > ${asked.cursor}::uuid` : sql`true`}`
  const cases = await caseRows(tx, where, asked.limit + 1)
  const page = cases.slice(0, asked.limit)
  return { rows: await dress(tx, page), next: cases.length > asked.limit ? page.at(-1)!.id : null }
}

/** Every case that names one of these people. */
export async function duplicatesOf(
  tx: Tx,
  county: string,
  people: readonly string[],
): Promise<DuplicateCase[]> {
  if (!people.length) return []
  const ids = sql`${`{${people.join(',')}}`}::uuid[]`
  const rows = await caseRows(
    tx,
    sql`c.county = ${county} and (c.person_id = any(${ids}) or (c.other_county = ${county} and c.other_id = any(${ids})))`,
    50,
  )
  return dress(tx, rows)
}

async function caseRows(tx: Tx, where: ReturnType<typeof sql>, limit: number): Promise<CaseRow[]> {
  const found = await tx.db.execute<CaseRow>(sql`
    select c.county, c.id, c.person_id as "personId", c.other_county as "otherCounty", c.other_id as "otherId", c.reason, c.state, c.note,
      c.found_at as "foundAt", coalesce(a.name, c.other_county) as "bannerName"
    from duplicate_case c left join area a on a.code = c.other_county and a.valid_to is null
    where ${where} order by c.id limit ${limit}`)
  return found.rows
}

/** Both people of all cases in one statement; row-level security leaves out whoever is not the reader's business. */
async function dress(tx: Tx, cases: readonly CaseRow[]): Promise<DuplicateCase[]> {
  if (!cases.length) return []
  const ids = cases.flatMap(c => [c.personId, c.otherId])
  const found = await tx.db.execute<PersonRow>(sql`
    select p.county, p.id, p.name, p.sex, p.birth_on as "birthOn", p.id_sealed as "idSealed", p.retracted_at as "retractedAt",
      m.household_id as "householdId", h.household_code as "householdCode", m.relation, a.name as "areaName"
    from person p
    left join lateral (select household_id, relation from membership m where m.county = p.county and m.person_id = p.id
      order by m.retracted_at desc nulls first, m.id desc limit 1) m on true
    left join household h on h.county = p.county and h.id = m.household_id
    left join area a on a.code = p.area_code and a.valid_to is null
    where p.id = any(${`{${ids.join(',')}}`}::uuid[])`)
  const people = new Map(found.rows.map(p => [`${p.county}/${p.id}`, sideOf(tx, p)]))
  return cases.map(({ county, id, reason, state, note, ...c }) => ({
    county,
    id,
    reason,
    state,
    note,
    foundAt: new Date(c.foundAt).toISOString(),
    left: people.get(`${county}/${c.personId}`) ?? null,
    right: people.get(`${c.otherCounty}/${c.otherId}`) ?? { bannerName: c.bannerName },
  }))
}

function sideOf(tx: Tx, p: PersonRow): Side {
  const { county, householdId } = p
  return {
    county,
    personId: p.id,
    householdId,
    householdCode: p.householdCode,
    name: tx.reader.seesNames ? p.name : maskName(p.name),
    sex: p.sex,
    birthOn: tx.reader.seesNames ? p.birthOn : null,
    idMasked: p.idSealed ? maskIdNumber(tx.vault.open(p.idSealed)) : null,
    areaName: p.areaName,
    relation: p.relation,
    withdrawn: p.retractedAt !== null,
    link: householdId ? `/households/${county}/${householdId}` : null,
  }
}

/** How many cases wait for the reader's decision. */
export async function openDuplicates(tx: Tx): Promise<number> {
  const found = await tx.db.execute<{ n: bigint }>(
    sql`select count(*) as n from duplicate_case where state = 'open'`,
  )
  return Number(found.rows[0]?.n ?? 0)
}
