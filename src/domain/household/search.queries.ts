/** Search by name (grams of two characters), 户编号 or id number (blind index); each an index range. */
import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { codes } from '../../kernel/contribution.ts'
import type { Tx } from '../../kernel/tx.ts'
import { normaliseIdNumber } from './idNumber.rules.ts'
import { gramsToFind } from './name.rules.ts'
import { householdKey, idIndexOf } from './registration.rules.ts'

const ID = /^\d{17}[\dX](\d\d.{0,2})?$/

const idSearched = (q: string): string | null => {
  const value = normaliseIdNumber(q)
  return ID.test(value) ? value : null
}

const COUNTY = (tx: Tx, column: SQL): SQL => sql`${column} = any(${codes(tx.reader.counties)})`

/** Households that one of the people found belongs to. */
const homesOf = (
  people: SQL,
): SQL => sql`(h.county, h.id) in (select m.county, m.household_id from membership m
  join (${people}) p on p.county = m.county and p.id = m.person_id where m.retracted_at is null)`

function byCode(tx: Tx, key: string, kind: 'person' | 'household'): SQL {
  return sql`select i.county, i.id from identity i where i.code = ${key} and i.kind = ${kind} and ${COUNTY(tx, sql`i.county`)}`
}

/** After every text that begins with the same letter, in the order of the index. */
const LAST = '\u{10FFFF}'

/** People whose name holds the text: its rarest grams first is the planner's business; each gram is an index range. */
function byName(tx: Tx, q: string): SQL {
  const grams = gramsToFind(q)
  if (!grams) return sql`false`
  const inScope = COUNTY(tx, sql`g.county`)
  if ('begin' in grams)
    return sql`(h.county, h.id) in (select g.county, g.household_id from name_gram g
      where ${inScope} and g.gram >= ${grams.begin} and g.gram < ${grams.begin + LAST})`
  const list = sql`${`{${grams.pairs.map(g => JSON.stringify(g)).join(',')}}`}::text[]`
  return sql`(h.county, h.id) in (select g.county, g.household_id from name_gram g
    where ${inScope} and g.gram = any(${list}) group by g.county, g.household_id, g.person_id
    having count(distinct g.gram) = ${grams.pairs.length})`
}

/** The condition on `h` for what someone typed. */
export function searchSql(tx: Tx, q: string): SQL {
  const id = idSearched(q)
  if (id) return homesOf(byCode(tx, idIndexOf(tx.vault, id), 'person'))
  const text = q.trim()
  const code = sql`(h.county, h.id) in (${byCode(tx, householdKey(text), 'household')})`
  return /^\d+$/.test(text) ? code : sql`(${code} or ${byName(tx, text)})`
}

/** Banners that know the number outside the reader's scope: their names and nothing else. */
export async function foundElsewhere(tx: Tx, q: string): Promise<{ bannerName: string }[]> {
  const id = idSearched(q)
  const keys = [householdKey(q.trim()), ...(id ? [idIndexOf(tx.vault, id)] : [])]
  const found = await tx.db.execute<{ bannerName: string }>(sql`
    select distinct coalesce(a.name, i.county) as "bannerName" from identity i left join area a on a.code = i.county and a.valid_to is null
    where i.code in ${keys} and not (${COUNTY(tx, sql`i.county`)} and i.area_code >= ${tx.reader.lo} and i.area_code < ${tx.reader.hi})`)
  return found.rows
}
