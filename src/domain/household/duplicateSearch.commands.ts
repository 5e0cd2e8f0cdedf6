/** Finds possible duplicates again from what is on file (domain §12: nobody is merged by a machine). */
import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { newId } from '../../kernel/clock.ts'
import { insertMany } from '../../kernel/copy.ts'
import type { Tx } from '../../kernel/tx.ts'
import { duplicateChanges } from './duplicate.rules.ts'
import type { KnownCase, Pair } from './duplicate.rules.ts'
import { insertAll } from './fact.commands.ts'
import { duplicateCase } from './household.table.ts'

const idsOf = (people: readonly string[]): SQL => sql`${`{${people.join(',')}}`}::uuid[]`

/** @param people whose cases to find again; left out, the whole county's (after a list) */
async function pairsOf(tx: Tx, county: string, people?: readonly string[]): Promise<Pair[]> {
  const among = (column: SQL, other: SQL) =>
    people ? sql`${column} = any(${idsOf(people)})` : sql`${column} < ${other}`
  const elsewhere = people ? sql`true` : sql`(o.county <> i.county or i.id < o.id)`
  const found = await tx.db.execute<Pair & Record<string, unknown>>(sql`
    select i.id as "personId", i.area_code as "areaCode", o.county as "otherCounty", o.id as "otherId", 'same_id' as reason
    from identity i join identity o on o.code = i.code and o.kind = 'person' and (o.county <> i.county or o.id <> i.id)
    where i.county = ${county} and i.kind = 'person' and ${elsewhere} and ${people ? among(sql`i.id`, sql`o.id`) : sql`true`}
    union all
    select a.id, a.area_code, b.county, b.id, 'same_name_birth_village'
    from person a join person b on b.county = a.county and b.area_code = a.area_code and b.name = a.name and b.birth_on = a.birth_on and b.id <> a.id
    where a.county = ${county} and a.retracted_at is null and b.retracted_at is null and ${among(sql`a.id`, sql`b.id`)}`)
  return found.rows
}

async function knownCases(tx: Tx, county: string, people?: readonly string[]): Promise<KnownCase[]> {
  const ours = people
    ? sql`(person_id = any(${idsOf(people)}) or (other_county = ${county} and other_id = any(${idsOf(people)})))`
    : sql`true`
  const found = await tx.db.execute<KnownCase & Record<string, unknown>>(sql`
    select id, person_id as "personId", other_county as "otherCounty", other_id as "otherId", state
    from duplicate_case where county = ${county} and ${ours}`)
  return found.rows
}

/**
 * The cases that a batch's new people make, found in two statements over the whole batch: nothing of theirs was known
 * before. Fresh rows have no statistics, hence a hash and no loops over a village's names.
 */
export async function addDuplicatesOfBatch(tx: Tx, county: string, batchId: string): Promise<number> {
  const ours = sql`a.county = ${county} and a.batch_id = ${batchId} and a.retracted_at is null`
  const once = sql`(b.batch_id is distinct from a.batch_id or a.id < b.id)`
  const sameId = await tx.db.execute<Pair & Record<string, unknown>>(sql`
    select a.id as "personId", a.area_code as "areaCode", o.county as "otherCounty", o.id as "otherId", 'same_id' as reason
    from person a join identity o on o.code = a.id_index and o.kind = 'person' and (o.county <> a.county or o.id <> a.id)
      left join person b on b.county = o.county and b.id = o.id
    where ${ours} and (b.id is null or ${once})`)
  await tx.client.query(BY_HASH)
  const sameName = await tx.db.execute<Pair & Record<string, unknown>>(sql`
    select a.id as "personId", a.area_code as "areaCode", b.county as "otherCounty", b.id as "otherId", 'same_name_birth_village' as reason
    from person a join person b on b.county = a.county and b.area_code = a.area_code and b.name = a.name and b.birth_on = a.birth_on and b.id <> a.id
    where ${ours} and b.county = ${county} and b.retracted_at is null and ${once}`)
  await tx.client.query(AS_USUAL)
  const { fresh } = duplicateChanges(county, [...sameId.rows, ...sameName.rows], [])
  for (let i = 0; i < fresh.length; i += CHUNK)
    await insertMany(
      tx.client,
      duplicateCase,
      fresh
        .slice(i, i + CHUNK)
        .map(pair => ({ county, id: newId(), ...pair, state: 'open', foundAt: tx.at })),
    )
  return fresh.length
}

const CHUNK = 5000
const BY_HASH = 'set local enable_nestloop = off; set local enable_mergejoin = off'
const AS_USUAL = 'set local enable_nestloop = on; set local enable_mergejoin = on'

/** Recomputes the cases of some people, or of a whole county; running it again changes nothing. */
export async function recomputeDuplicates(
  tx: Tx,
  county: string,
  people?: readonly string[],
): Promise<number> {
  if (people && !people.length) return 0
  const { fresh, gone } = duplicateChanges(
    county,
    await pairsOf(tx, county, people),
    await knownCases(tx, county, people),
  )
  if (gone.length)
    await tx.db.execute(sql`delete from duplicate_case where county = ${county} and id = any(${idsOf(gone)})`)
  await insertAll(
    tx,
    duplicateCase,
    fresh.map(pair => ({ county, id: newId(), ...pair, state: 'open', foundAt: tx.at })),
  )
  return fresh.length
}
