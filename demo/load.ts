/** Loads the demonstration into an empty programme, with progress; a killed load is begun again from nothing. */
import type pg from 'pg'
import { insertRows, loadReference } from '../src/domain/area/area.reference.ts'
import { buildBooks } from '../src/domain/fund/bookBuild.commands.ts'
import { loadNegativeList } from '../src/domain/project/project.reference.ts'
import { copyRows, loadingFreely } from '../src/kernel/copy.ts'
import { over } from '../src/kernel/db.ts'
import type { Vault } from '../src/kernel/secret.ts'
import { booked } from '../src/programme.ts'
import { BANK_BANNER, BANK_TABLES, cards, statement } from './bank.ts'
import { COMPLAINT_TABLES, complaints } from './complaint.ts'
import { contracts } from './contract.ts'
import { DOCUMENT, documentRow } from './document.ts'
import { EXIT, DESIGNATION, exits } from './exit.ts'
import { ALLOCATION, APPROPRIATION, CONFIRMATION, funds, PAYMENT } from './fund.ts'
import { emptyRows, HOUSEHOLDS, makeVillage, TABLES } from './household.ts'
import type { TableName } from './household.ts'
import { emptyLinkage, LINKAGE_TABLES, linkages } from './linkage.ts'
import { planRows } from './plan.ts'
import { projects } from './project.ts'
import { PUBLISHED } from './published.ts'
import { apportion, seeded } from './random.ts'
import { copyAll } from './rows.ts'
import { spendings } from './spending.ts'
import { BATCH_TABLE, secondments } from './secondment.ts'
import { RECORDED_AT, SEED } from './seed.ts'
import { banners, villageAreas, villages } from './village.ts'
import type { Village } from './village.ts'

export interface LoadOrder {
  readonly client: pg.ClientBase
  readonly vault: Vault
  /** For tests: a smaller number of households. */
  readonly households?: number
  progress(done: number, total: number): void
}

/** One transaction: either the whole demonstration is there or nothing of it. */
export async function loadDemonstration(order: LoadOrder): Promise<void> {
  const { client } = order
  await client.query('begin')
  try {
    await load(order)
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}

/** A first start that was stopped behind the rows: nobody has worked with them yet, so everything is made anew. */
async function clear(client: pg.ClientBase): Promise<void> {
  const { rowCount } = await client.query('select from published limit 1')
  if (!rowCount) return
  const { rows } = await client.query<{ tables: string }>(
    `select string_agg(quote_ident(tablename), ', ') as tables from pg_tables where schemaname = 'public' and tablename <> 'house'`,
  )
  await client.query(`truncate ${rows[0]!.tables}`)
  await loadReference(client)
  await loadNegativeList(client)
}

async function load({ client, vault, households = HOUSEHOLDS, progress }: LoadOrder): Promise<void> {
  await loadingFreely(client, async () => {
    await clear(client)
    await rows({ client, vault, households, progress })
  })
}

/** What everything else of the demonstration follows from, in the order in which it is drawn. */
export function beginning() {
  const random = seeded(SEED)
  const batch = random.id(Date.parse(RECORDED_AT))
  const list = banners()
  const places = villages(random)
  return { random, batch, list, places, parameters: term(random) }
}

/** What was paid and spent. @param names of Beijing and its districts, by code */
export function moneyOf(
  { random, batch, list }: ReturnType<typeof beginning>,
  names: ReadonlyMap<string, string>,
) {
  const money = funds(random, list, names, RECORDED_AT, batch)
  const tail = { recorded_at: RECORDED_AT, batch_id: batch }
  return { money, spent: () => spendings(seeded(SEED + 4), money, tail) }
}

async function rows({ client, vault, households, progress }: Required<LoadOrder>): Promise<void> {
  const begun = beginning()
  const { random, batch, list, places, parameters } = begun
  await insertRows(client, 'area', villageAreas(places))
  await insertRows(
    client,
    'published',
    PUBLISHED.map(p => ({
      indicator: p.indicator,
      area_code: '150000',
      from_on: p.fromOn,
      to_on: p.toOn,
      value: p.value.toString(),
      unit: p.unit,
      source: p.source,
    })),
  )
  await insertRows(client, 'parameter', parameters)
  const names = new Map(
    (
      await client.query<{ code: string; name: string }>(
        `select code, name from area where code like '11%' and length(code) = 6`,
      )
    ).rows.map(r => [r.code, r.name]),
  )
  const { money, spent: spentOf } = moneyOf(begun, names)
  const out = exits(random, list, places, RECORDED_AT, batch)
  await copyRows(
    client,
    'document',
    DOCUMENT,
    [...money.documents, ...out.documents].map(d => documentRow(d, RECORDED_AT, batch)),
  )
  await copyRows(client, 'appropriation', APPROPRIATION, money.appropriations)
  await copyRows(client, 'allocation', ALLOCATION, money.allocations)
  const tail = { recorded_at: RECORDED_AT, batch_id: batch }
  const more = seeded(SEED + 2)
  const posted = secondments(more, list, names, tail)
  await copyAll(client, BATCH_TABLE, [posted.batch])
  await copyAll(client, 'posting', posted.postings)
  const { cadres } = posted
  const way = projects(
    { random: more, banners: list, villages: places, cadres, recordedAt: RECORDED_AT, batch },
    money,
  )
  await copyRows(client, 'document', DOCUMENT, way.documents)
  for (const [table, own] of Object.entries(way.tables)) await copyAll(client, table, own)
  await copyAll(client, 'commitment', contracts(seeded(SEED + 5), way, tail))
  const drawn = money.payments.map(row => [...row, way.drawnOn.get(row[1] as string)])
  await copyRows(client, 'payment', [...PAYMENT, 'drawn_id'], drawn)
  await copyRows(client, 'confirmation', CONFIRMATION, money.confirmations)
  const spent = spentOf()
  await copyAll(client, 'spending', spent.spending)
  await copyAll(client, 'settlement', spent.settlement)
  const bank = { random: seeded(SEED + 6), vault, tail: { recorded_at: RECORDED_AT } }
  const said = statement(bank, money, spent)
  for (const name of BANK_TABLES) await copyAll(client, name, said[name])
  await copyRows(client, 'designation', DESIGNATION, out.designations)
  await copyRows(client, 'exit_declaration', EXIT, out.exits)
  const heard = complaints({ random: seeded(SEED + 7), vault, tail }, places)
  for (const name of COMPLAINT_TABLES) await copyAll(client, name, heard[name])
  const exitRound = new Map(
    out.exits.filter(e => e[3] === 'village').map(e => [e[2] as string, e[5] as number]),
  )
  const counts = apportion(
    BigInt(households),
    places.map(() => 0.5 + random.next()),
  )
  const maker = { random, vault, recordedAt: RECORDED_AT, batch, exitRound }
  await byBanner(places, async (own, done) => {
    const rows = emptyRows()
    for (const village of own) makeVillage(maker, village, Number(counts[places.indexOf(village)]), rows)
    for (const name of Object.keys(TABLES) as TableName[])
      await copyRows(client, name, TABLES[name], rows[name])
    const homes = rows.household.map(h => ({ id: h[1] as string, areaCode: h[2] as string }))
    const tied = emptyLinkage()
    for (const project of way.projects.filter(p => p.county === own[0]?.county))
      linkages(more, project, homes, tail, tied)
    for (const name of LINKAGE_TABLES) await copyAll(client, name, tied[name])
    if (own[0]?.county === BANK_BANNER) {
      const paid = cards(bank, tied)
      for (const name of BANK_TABLES) await copyAll(client, name, paid[name])
    }
    progress(done, places.length)
  })
  await nextYear(client, list, places, batch)
  await buildBooks(over(client), booked)
}

/** Its own seed: what follows from the others does not move when it changes. */
async function nextYear(
  client: pg.ClientBase,
  list: ReturnType<typeof banners>,
  places: readonly Village[],
  batch: string,
): Promise<void> {
  const plan = planRows({
    random: seeded(SEED + 5),
    banners: list,
    villages: places,
    recordedAt: RECORDED_AT,
    batch,
  })
  await copyRows(
    client,
    'document',
    DOCUMENT,
    plan.documents.map(d => documentRow(d, RECORDED_AT, batch)),
  )
  await copyAll(client, 'appropriation', plan.appropriations)
  for (const [table, own] of Object.entries(plan.tables)) await copyAll(client, table, own)
}

async function byBanner(
  places: readonly Village[],
  work: (own: Village[], done: number) => Promise<void>,
): Promise<void> {
  let done = 0
  for (const county of new Set(places.map(p => p.county))) {
    const own = places.filter(p => p.county === county)
    done += own.length
    await work(own, done)
  }
}

/** The programme's period, which the overview's headline figures are asked for. */
const term = (random: ReturnType<typeof seeded>) =>
  [
    ['programme.from', '2018-01-01', '项目起始日', 'First day of the programme'],
    ['programme.to', '2020-12-31', '数据截止日', 'Last day of the data'],
  ].map(([key, value, zh, en]) => ({
    id: random.id(Date.parse(RECORDED_AT)),
    key,
    area_code: '000000',
    year: null,
    purpose: '',
    value,
    unit: '日期',
    status: 'F',
    source: '演示',
    name_zh: zh,
    name_en: en,
    recorded_at: RECORDED_AT,
    recorded_by: 'demonstration',
    retracted_at: null,
  }))
