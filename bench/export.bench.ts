/**
 * Every list of the demonstration's whole region as a workbook, made as the job makes it, by a region office under its
 * row-level security; against COPY of the very statements that were asked, as the owner and without a scope.
 */
import { join } from 'node:path'
import type pg from 'pg'
import { to } from 'pg-copy-streams'
import { loadDemonstration } from '../demo/load.ts'
import { places } from '../src/domain/area/ground.queries.ts'
import { publishRollups } from '../src/domain/report/rollup.commands.ts'
import { systemReader } from '../src/house.ts'
import type { Reader } from '../src/kernel/access.ts'
import { readerOf } from '../src/kernel/account/reader.rules.ts'
import { newId, today } from '../src/kernel/clock.ts'
import { over } from '../src/kernel/db.ts'
import type { Base } from '../src/kernel/db.ts'
import { make } from '../src/kernel/export.commands.ts'
import { within } from '../src/kernel/tx.ts'
import { exportLists, indicators } from '../src/programme.ts'
import { watch } from './cpu.ts'
import { peakOf, tell } from './figure.ts'
import { tempFolder, withHouse } from './house.ts'
import type { Bench } from './house.ts'
import type { Statement } from './office.ts'

const NAME = 'export'
const REGION = '150000'
const EVIDENCE = ['household.people', 'household.people_lifted', 'fund.invested']
/** They want a scenario or a kind of alarm, and come whole. */
const OTHERWISE = new Set(['scenario', 'scenarioBanners', 'alarms', 'figure', 'evidence'])

interface Ordered {
  readonly name: string
  readonly asked: Readonly<Record<string, string>>
  readonly goal: number
}

const ORDERS: readonly Ordered[] = [
  { name: 'members', asked: { area: REGION }, goal: 5000 },
  ...EVIDENCE.map(id => ({
    name: 'evidence',
    asked: { area: REGION, id },
    goal: id.startsWith('household') ? 5000 : 1000,
  })),
  ...exportLists
    .filter(list => list.name !== 'members' && !OTHERWISE.has(list.name))
    .map(({ name }) => ({ name, asked: { area: REGION }, goal: 1000 })),
]

async function regionOffice(base: Base): Promise<Reader> {
  const ground = await base.transaction(client => places.ground(over(client)))
  const who = { userId: 'bench-region', userName: '自治区主管部门' }
  const grant = { role: 'region_office', areaCode: REGION, partyId: null } as const
  return readerOf(who, grant, today(new Date()), ground)
}

/** A base that notes what is asked of it. */
const noting = (base: Base, seen: Statement[]): Base => ({
  ...base,
  transaction: work =>
    base.transaction(client =>
      work(
        new Proxy(client, {
          get(target, key) {
            const value = Reflect.get(target, key) as unknown
            if (key !== 'query') return typeof value === 'function' ? value.bind(target) : value
            return (asked: string | pg.QueryConfig, values?: unknown[]) => {
              const text = typeof asked === 'string' ? asked : asked.text
              seen.push({ text, values: values ?? [] })
              return target.query(asked as string, values)
            }
          },
        }),
      ),
    ),
})

/** The rows of the same statements and nothing done with them. */
async function copyAlone({ owner, postmaster }: Bench, seen: readonly Statement[]) {
  const watched = watch(postmaster)
  await owner.query('begin')
  for (const { text, values } of seen) {
    if (/^\s*set local enable|^\s*set local work_mem/.test(text)) await owner.query(text)
    if (!/^\s*(select|with)\b/.test(text)) continue
    const plain = text.replace(/\$(\d+)/g, (_, n: string) => {
      const value = values[Number(n) - 1]
      return value === null || value === undefined ? 'null' : owner.escapeLiteral(String(value))
    })
    const rows = owner.query(to(`copy (${plain}) to stdout`))
    for await (const _ of rows) continue
  }
  await owner.query('commit')
  return watched.read()
}

async function one(bench: Bench, reader: Reader, { name, asked, goal }: Ordered): Promise<void> {
  const list = exportLists.find(l => l.name === name)!
  const folder = tempFolder()
  try {
    const seen: Statement[] = []
    const desk = { base: noting(bench.house.base, seen), reader, places, lang: 'zh' as const }
    const order = { id: newId(), format: 'xlsx' as const, path: join(folder.path, 'list') }
    const question = list.query.parse(asked) as never
    const run = () => make(desk, list, question, order, { rows: Infinity, heed: () => undefined })
    // Once beforehand: a short list would tell how long code takes to be compiled.
    await run()
    seen.length = 0
    const rss = peakOf()
    const watched = watch(bench.postmaster)
    const { rows } = await run()
    const spent = watched.read()
    const peak = rss()
    if (!rows) return
    const copied = await copyAlone(bench, seen)
    const called = asked.id ? `${name} of ${asked.id}` : name
    const perSecond = (wall: number): number => rows / (wall / 1000)
    tell(NAME, {
      name: `${called}: ${rows} rows`,
      value: perSecond(spent.wall),
      unit: 'rows/s',
      limit: perSecond(copied.wall),
      limitName: 'COPY',
      goal: `≥ ${goal}`,
    })
    tell(NAME, {
      name: `${called}: CPU`,
      value: (spent.node + spent.cluster) / 1000,
      unit: 's',
      limit: (copied.node + copied.cluster) / 1000,
      limitName: 'COPY',
    })
    tell(NAME, { name: `${called}: peak memory of the process`, value: peak / 1e6, unit: 'MB' })
  } finally {
    folder.remove()
  }
}

export async function exportBench(households?: number): Promise<void> {
  await withHouse(async bench => {
    const { base } = bench.house
    const size = households ? { households } : {}
    await loadDemonstration({ client: bench.owner, vault: base.vault, ...size, progress: () => undefined })
    const system = await systemReader(base, 'bench')
    await within(base, system, tx => publishRollups(tx, indicators, system.counties))
    await bench.owner.query('vacuum analyze')
    const reader = await regionOffice(base)
    for (const order of ORDERS) await one(bench, reader, order)
  })
}
