/** Both ends at once: who helps whom, with what, to what result, and what waits for the reader today. */
import { sql } from 'drizzle-orm'
import type { Indicator } from '../../kernel/contribution.ts'
import type { Todo } from '../../kernel/todo.ts'
import type { Tx } from '../../kernel/tx.ts'
import { today } from '../../kernel/clock.ts'
import { figure } from './figure.queries.ts'
import type { Figure } from '../../kernel/figure.ts'
import { REGION } from '../area/area.terms.ts'

const BEIJING = '110000'

/** The four headline figures; a stock is asked as of the programme's last day. */
export const HEADLINES = [
  'fund.invested',
  'exit.villages',
  'exit.banners',
  'household.people_lifted',
] as const

export interface Term {
  readonly from: string
  readonly to: string
}

/** Published figures are by whole months, hence the month's last day and not today. */
const monthEnd = (on: string): string =>
  new Date(Date.UTC(Number(on.slice(0, 4)), Number(on.slice(5, 7)), 0)).toISOString().slice(0, 10)

/** The programme's period: parameters `programme.from` and `programme.to`; without them this year to this month. */
export async function termOf(tx: Tx): Promise<Term> {
  const found = await tx.db.execute<{ key: string; value: string }>(
    sql`select key, value #>> '{}' as value from parameter where key in ('programme.from', 'programme.to') and retracted_at is null`,
  )
  const value = (key: string): string | undefined => found.rows.find(r => r.key === key)?.value
  const now = today(tx.at)
  return {
    from: value('programme.from') ?? `${now.slice(0, 4)}-01-01`,
    to: value('programme.to') ?? monthEnd(now),
  }
}

export async function overview(tx: Tx, indicators: ReadonlyMap<string, Indicator>, todos: readonly Todo[]) {
  const term = await termOf(tx)
  const ask = async (
    id: string,
    more: Partial<Parameters<typeof figure>[2]> = {},
    by: Parameters<typeof figure>[3] = [],
  ): Promise<Figure | null> => {
    const indicator = indicators.get(id)
    const question = {
      area: REGION,
      side: 'receiver' as const,
      from: term.from,
      to: term.to,
      knownAt: tx.at,
      ...more,
    }
    return indicator ? figure(tx, indicator, question, by, 'rollup') : null
  }
  const headline: Figure[] = []
  for (const id of HEADLINES) {
    // Exits count from the first round on; money counts within the programme's term.
    const one = await ask(id, id.startsWith('exit.') ? { from: undefined } : {})
    if (one) headline.push(one)
  }
  const received = await ask('fund.invested', {}, ['area'])
  const given = await ask('fund.invested', { area: BEIJING, side: 'giver' }, ['giver', 'area'])
  const trends = [
    await ask('fund.invested', {}, ['year', 'kind']),
    await ask('household.poor', { from: undefined, to: undefined, asOf: term.to }, ['year']),
  ].filter(f => f !== null)
  // Each year's own count, from the published cells: somebody lifted out twice stands in both years.
  const years: Figure[] = []
  for (const f of headline.filter(f => f.fold === 'distinct')) {
    const one = await ask(f.id, { from: f.from ?? undefined }, ['year'])
    if (one) years.push(one)
  }
  const waiting = []
  for (const todo of todos) {
    const one = await todo(tx)
    if (one?.count) waiting.push(one)
  }
  const own = tx.reader.areaCode.length >= 6 ? tx.reader.areaCode.slice(0, 6) : null
  return {
    term,
    headline,
    /** The programme's years, also from published cells: the first page never folds rows. */
    trends,
    /** The small trend under a headline figure that is counted once over the whole period. */
    years,
    own,
    givers: await givers(tx, given),
    flows: flows(given),
    receivers: await receivers(tx, received),
    todo: waiting,
    dataAt: headline[0]?.computedAt ?? tx.at.toISOString(),
  }
}

/** Who gave how much to whom (yuan). */
const flows = (given: Figure | null) =>
  (given?.groups ?? []).map(g => {
    const [giver, receiver] = g.key.split('|')
    return { giver, receiver, amount: g.value ?? 0 }
  })

async function givers(tx: Tx, given: Figure | null) {
  const found = await tx.db.execute<{ code: string; name: string }>(
    sql`select code, name from area where parent_code = ${BEIJING} or code = ${BEIJING} order by code`,
  )
  return found.rows.map(r => ({
    ...r,
    invested: (given?.groups ?? [])
      .filter(g => g.key.split('|')[0] === r.code)
      .reduce((sum, g) => sum + (g.value ?? 0), 0),
  }))
}

interface BannerRow extends Record<string, unknown> {
  code: string
  name: string
  league: string
  leagueCode: string
  districts: {
    code: string | null
    name: string | null
    status: string
    evidenceYear: number | null
    validFrom: string
    validTo: string | null
    source: string
  }[]
}

/** The banners with a pairing, their districts and their exit: one statement. */
async function receivers(tx: Tx, received: Figure | null) {
  const found = await tx.db.execute<BannerRow>(sql`
    select a.code, a.name, l.name as league, l.code as "leagueCode",
      json_agg(json_build_object('code', p.giver_code, 'name', d.name, 'status', p.status, 'evidenceYear', p.evidence_year,
        'validFrom', p.valid_from, 'validTo', p.valid_to, 'source', p.source) order by p.valid_from, p.giver_code) as districts
    from pairing p
    join area a on a.code = p.receiver_code and a.valid_to is null
    join area l on l.code = a.prefecture and l.valid_to is null
    left join area d on d.code = p.giver_code and d.valid_to is null
    where p.level = 'county'
    group by a.code, a.name, l.name, l.code order by a.code`)
  const invested = new Map((received?.groups ?? []).map(g => [g.key, g]))
  return found.rows.map(r => ({
    ...r,
    invested: invested.get(r.code)?.value ?? 0,
    basis: invested.get(r.code)?.basis ?? null,
  }))
}
