/**
 * Figures, their evidence and the list of households over HTTP, signed in and with the scope on, against the bare SQL
 * of the same answers through a plain Node server as the owner of the database.
 */
import { evidence } from '../src/domain/report/evidence.queries.ts'
import { figure } from '../src/domain/report/figure.queries.ts'
import { listHouseholds } from '../src/domain/household/household.queries.ts'
import type { Tx } from '../src/kernel/tx.ts'
import { indicators, records } from '../src/programme.ts'
import { load } from './caller.ts'
import { watch } from './cpu.ts'
import { quantile, tell } from './figure.ts'
import { COUNTY } from './house.ts'
import { statementsOf, withPlain } from './office.ts'
import type { Office } from './office.ts'

interface Asked {
  readonly bench: string
  readonly name: string
  readonly path: string
  readonly answer: (tx: Tx) => Promise<unknown>
  readonly goal?: string
}

const ASKED = ['household.registered', 'household.people', 'household.people_lifted']
const WARM = 10

/** Median and 95th hundredth, and processor time a call, of ours and of the bare one. */
async function compare(office: Office, asked: Asked, times: number): Promise<void> {
  const { bench, name, path } = asked
  const statements = await statementsOf(office, asked.answer)
  const one = async (url: string, target: string) => {
    const order = { url, cookie: office.cookie, paths: [target], atOnce: 1 }
    await load({ ...order, times: WARM })
    const seen = watch(office.postmaster)
    const { ms } = await load({ ...order, times })
    const spent = seen.read()
    return { ms, cpu: (spent.node + spent.cluster) / times }
  }
  const bare = await withPlain(office, statements, url => one(url, '/'))
  const ours = await one(office.url, path)
  for (const [word, share] of [
    ['p50', 0.5],
    ['p95', 0.95],
  ] as const)
    tell(bench, {
      name: `${name}: ${word}`,
      value: quantile(ours.ms, share),
      unit: 'ms',
      limit: quantile(bare.ms, share),
      limitName: 'bare SQL',
    })
  tell(bench, {
    name: `${name}: CPU a call`,
    value: ours.cpu,
    unit: 'ms',
    limit: bare.cpu,
    limitName: 'bare SQL',
    ...(asked.goal ? { goal: asked.goal } : {}),
  })
}

export async function figureBench(office: Office): Promise<void> {
  const kinds = new Map(records.map(kind => [kind.type, kind]))
  for (const id of ASKED) {
    const indicator = indicators.find(i => i.id === id)
    if (!indicator) continue
    const question = { area: COUNTY, side: 'receiver' as const, knownAt: new Date() }
    await compare(
      office,
      {
        bench: 'figure',
        name: id,
        path: `/api/indicators/${id}?area=${COUNTY}`,
        answer: tx => figure(tx, indicator, question),
      },
      40,
    )
    await compare(
      office,
      {
        bench: 'figure',
        name: `${id}, evidence`,
        path: `/api/indicators/${id}/evidence?area=${COUNTY}&limit=50`,
        answer: tx => evidence(tx, indicator, kinds, question, { limit: 50 }),
      },
      40,
    )
  }
}

const LIMIT = 50

export async function listBench(office: Office): Promise<void> {
  const { rows } = await office.owner.query<{ cursor: string }>(
    `select area_code || '_' || id as cursor from household where county = $1 order by area_code, id offset $2 limit 1`,
    [COUNTY, Math.floor(office.households * 0.9)],
  )
  const deep = rows[0]!.cursor
  await compare(
    office,
    {
      bench: 'list',
      name: 'households, first page',
      path: `/api/households?limit=${LIMIT}`,
      answer: tx => listHouseholds(tx, { limit: LIMIT }),
      goal: '≤ 4 ×',
    },
    300,
  )
  await compare(
    office,
    {
      bench: 'list',
      name: 'households, at nine tenths',
      path: `/api/households?limit=${LIMIT}&cursor=${deep}`,
      answer: tx => listHouseholds(tx, { limit: LIMIT, cursor: deep }),
      goal: '≤ 4 ×',
    },
    300,
  )
}
