/** An indicator as a page for review: what it counts, and the SQL that yields its contributions. */
import { PgDialect } from 'drizzle-orm/pg-core'
import type { Indicator } from './contribution.ts'
import { UNITS } from './unit.ts'

const KNOWN_AT = new Date('2000-01-01T00:00:00.000Z')
const dialect = new PgDialect()

/** The query with its parameters written in: `:known_at` is the instant whose records are asked for. */
function textOf(indicator: Indicator): string {
  const { sql, params } = dialect.sqlToQuery(indicator.contributions({ knownAt: KNOWN_AT }))
  const value = (param: unknown): string => {
    if (param === KNOWN_AT.toISOString()) return ':known_at'
    return typeof param === 'number' ? String(param) : `'${String(param).replaceAll("'", "''")}'`
  }
  return sql
    .replace(/\$(\d+)/g, (_, n: string) => value(params[Number(n) - 1]))
    .split('\n')
    .map(line => line.trimEnd())
    .filter(Boolean)
    .join('\n')
}

export const fileOf = (indicator: Indicator): string => `${indicator.id}.sql`

export function pageOf(indicator: Indicator): string {
  const { id, version, fold, unit, title, meaning, source, sides, kinds, open } = indicator
  const heading = [
    `${id} · ${title.zh} · ${title.en}`,
    `version ${version} · ${fold} · ${UNITS[unit].zh} (${unit}) · ${sides.join(', ')} · ${open ? 'published by county and month' : 'inside the scope only'}`,
    meaning.zh,
    meaning.en,
    `来源 ${source}`,
    ...(kinds
      ? [
          `类别 ${Object.entries(kinds)
            .map(([code, word]) => `${code} ${word.zh}`)
            .join('，')}`,
        ]
      : []),
  ]
  return `${heading.map(line => `-- ${line}`).join('\n')}\n${textOf(indicator)}\n`
}
