/** Where a question points: an area's owner counties and code range, and whether the reader may see the whole of it. */
import { sql } from 'drizzle-orm'
import { covers } from '../../kernel/access.ts'
import type { Place, Side } from '../../kernel/contribution.ts'
import { Problem } from '../../kernel/problem.ts'
import type { Tx } from '../../kernel/tx.ts'
import { rangeOf } from '../area/area.rules.ts'
import type { By } from '../../kernel/figure.ts'
import { REGION } from '../area/area.terms.ts'

export interface AskedPlace extends Place {
  readonly code: string
  readonly name: string
  readonly level: string
  /** Whether every fact of the place lies inside the reader's scope. */
  readonly inside: boolean
}

/** On the giver's side the parts of Beijing are districts, unless givers are a grouping of their own (then: who gave to whom). */
export const splitsGivers = (place: AskedPlace, by: readonly By[]): boolean =>
  place.code === '110000' && !by.includes('giver')

/** Whether whole counties are asked about: then their published cells may answer. */
export const ofCounties = (place: AskedPlace): boolean =>
  place.givers !== undefined || ['province', 'prefecture', 'county'].includes(place.level)

/** Whether so many rows are asked about that looking them up one by one takes longer than reading them all. */
export const isWide = (place: AskedPlace): boolean => place.level !== 'village'

const WHOLE = { lo: '', hi: '~' }

/** @throws Problem record.notFound when no area has the code. */
export async function placeOf(tx: Tx, area: string, side: Side): Promise<AskedPlace> {
  const found = await tx.db.execute<{ name: string; level: string }>(
    sql`select name, level from area where code = ${area} order by valid_from desc limit 1`,
  )
  const row = found.rows[0]
  if (!row)
    throw new Problem('input.reference', {}, [{ field: 'area', code: 'unknown' }], {
      zh: `地区 ${area}`,
      en: `area ${area}`,
    })
  const about = { code: area, name: row.name, level: row.level }
  return side === 'giver' ? givenBy(tx, about) : receivedIn(tx, about)
}

type About = { code: string; name: string; level: string }

async function receivedIn(tx: Tx, about: About): Promise<AskedPlace> {
  const range = rangeOf(about.code)
  const counties =
    about.level === 'province' || about.level === 'prefecture'
      ? await owners(tx, range)
      : [about.code.slice(0, 6)]
  return { ...about, ...range, counties, inside: covers(tx.reader, counties, range.lo, range.hi) }
}

/** What a giver gave lies with the receivers; a district sees its own gifts whole, because they go to its pairs only. */
async function givenBy(tx: Tx, about: About): Promise<AskedPlace> {
  const givers = rangeOf(about.code)
  const all = await owners(tx, rangeOf(REGION))
  const own = rangeOf(tx.reader.areaCode)
  const mine = tx.reader.role === 'district_office' && givers.lo >= own.lo && givers.hi <= own.hi
  const inside = mine || covers(tx.reader, all, '', '~')
  const counties = mine ? tx.reader.counties : all
  return { ...about, ...WHOLE, counties, givers, inside }
}

async function owners(tx: Tx, range: { lo: string; hi: string }): Promise<string[]> {
  const found = await tx.db.execute<{ code: string }>(
    sql`select distinct code from area where level in ('province', 'prefecture', 'county') and code >= ${range.lo} and code < ${range.hi} order by code`,
  )
  return found.rows.map(r => r.code)
}
