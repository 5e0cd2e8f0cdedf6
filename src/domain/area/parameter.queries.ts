/** Lines and thresholds: the value nearest to an area, for a year; an empty one blocks and says so. */
import { sql } from 'drizzle-orm'
import { today } from '../../kernel/clock.ts'
import { Problem } from '../../kernel/problem.ts'
import type { Tx } from '../../kernel/tx.ts'
import { wordedOn } from '../../kernel/words.ts'
import type { Word } from '../../kernel/words.ts'
import { ancestorsOf } from './area.rules.ts'
import { ERA } from './era.terms.ts'
import type { ParameterRow } from './area.reply.ts'
import { fillersOf, mayFill, NATION } from './parameter.rules.ts'
import { PARAMETERS, PARAMETER_STATUS } from './parameter.terms.ts'

const COLUMNS = sql`id, key, area_code as "areaCode", year, purpose, value, unit, status, source, name_zh as "nameZh",
  name_en as "nameEn", recorded_at as "recordedAt", recorded_by as "recordedBy"`

/** The parameter that holds for an area and year, walking up from the area to the nation; null when there is none. */
export async function findParameter(
  tx: Tx,
  key: string,
  area: string,
  year?: number,
  purpose = '',
): Promise<ParameterRow | null> {
  const places = [NATION, ...ancestorsOf(area)]
  const found = await tx.db.execute<ParameterRow>(sql`select ${COLUMNS} from parameter
    where key = ${key} and purpose = ${purpose} and retracted_at is null and area_code = any(${`{${places.join(',')}}`}::text[])
      and (year is null or year = ${year ?? null}::int)
    order by length(area_code) desc, area_code <> ${NATION} desc, year nulls last`)
  const byNearness = found.rows.sort(
    (a, b) =>
      places.indexOf(b.areaCode) - places.indexOf(a.areaCode) ||
      Number(b.year !== null) - Number(a.year !== null),
  )
  return byNearness[0] ?? null
}

/** @throws Problem rule.parameterEmpty when nobody has entered it: then nothing is decided automatically. */
export async function parameterOn(
  tx: Tx,
  key: string,
  area: string,
  year?: number,
  purpose = '',
): Promise<{ value: number; source: string }> {
  const row = await findParameter(tx, key, area, year, purpose)
  if (typeof row?.value !== 'number') {
    const filler = fillersOf(key)
    const name = wordedOn(PARAMETERS[key] ?? { zh: key, en: key }, ERA, year ? `${year}-12-31` : today(tx.at))
    const at = year ? { zh: `${year}年，`, en: `${year}; ` } : { zh: '', en: '' }
    throw new Problem('rule.parameterEmpty', {}, [{ code: key, detail: filler }], {
      zh: `${name.zh}（${at.zh}由${filler.zh}填报）`,
      en: `${name.en} (${at.en}entered by ${filler.en})`,
    })
  }
  return { value: row.value, source: row.source }
}

export async function listParameters(
  tx: Tx,
  asked: { area?: string | undefined; year?: number | undefined; key?: string | undefined; all?: boolean },
) {
  const where = [asked.all ? sql`true` : sql`retracted_at is null`]
  if (asked.key) where.push(sql`key = ${asked.key}`)
  if (asked.area)
    where.push(sql`area_code = any(${`{${[NATION, ...ancestorsOf(asked.area)].join(',')}}`}::text[])`)
  if (asked.year) where.push(sql`(year is null or year = ${asked.year})`)
  const found = await tx.db.execute<
    ParameterRow & { retractedAt: string | null }
  >(sql`select ${COLUMNS}, retracted_at as "retractedAt" from parameter
    where ${sql.join(where, sql` and `)} order by key, year nulls first, area_code, recorded_at limit 1000`)
  return found.rows
}

/** The parameter's name in the words of its year, or of today. */
const nameOn = ({ key, year, nameZh, nameEn }: ParameterRow, now: string): Word =>
  wordedOn(PARAMETERS[key] ?? { zh: nameZh, en: nameEn }, ERA, year ? `${year}-12-31` : now)

/** The rows with what a screen needs: what the value may be, who fills it, and whether this reader may. */
export const described = <R extends ParameterRow>(tx: Tx, rows: readonly R[]) =>
  rows.map(row => {
    const term = PARAMETERS[row.key]
    return {
      ...row,
      words: nameOn(row, today(tx.at)),
      statusWords: PARAMETER_STATUS[row.status],
      type: term?.type ?? null,
      choices: term?.choices ?? null,
      fillers: fillersOf(row.key),
      mayFill: mayFill(tx.reader, row.key, row.areaCode),
    }
  })
