/**
 * A list of one banner imported under an ordinary bureau's row-level security, through the same jobs as in the office:
 * read, stage, check, commit. Its processor time is compared with COPY of the same final rows into the same tables with
 * their keys and indexes, in the same run.
 */
import { createReadStream, createWriteStream, statSync } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { Client } from 'pg'
import { from, to } from 'pg-copy-streams'
import { importJobs } from '../src/domain/household/import.job.ts'
import { receiveList, sendCommit, takeBackBatch } from '../src/domain/household/import.commands.ts'
import type { Desk } from '../src/domain/household/import.commands.ts'
import { problemRows, showBatch } from '../src/domain/household/import.queries.ts'
import { readSheet } from '../src/kernel/sheet/read.ts'
import { inlineJobs } from '../src/kernel/job.ts'
import { migrate } from '../src/kernel/migrate.ts'
import { within } from '../src/kernel/tx.ts'
import { loadReference } from '../src/domain/area/area.reference.ts'
import { postmasterOf, watch } from './cpu.ts'
import { peakOf, tell } from './figure.ts'
import { bureau, COUNTY, tempFolder, withHouse } from './house.ts'
import type { Bench } from './house.ts'
import { villagesOf, writeList } from './list.ts'

const NAME = 'import'
const TABLES = [
  'household',
  'person',
  'membership',
  'person_condition',
  'household_condition',
  'household_cause',
  'income_declared',
  'status_event',
  'identity',
  'name_gram',
] as const

const seconds = (ms: number): number => ms / 1000

type Spent = ReturnType<ReturnType<typeof watch>['read']>
const cpuOf = (spent: Spent): number => spent.node + spent.cluster

/** The processor time of reading the workbook alone, by the same limited child process. */
async function readAlone(bench: Bench, path: string): Promise<Spent> {
  const seen = watch(bench.postmaster)
  for await (const _ of readSheet(path, 'list.xlsx')) continue
  await new Promise(done => setTimeout(done, 200))
  return seen.read()
}

/** The final rows of the register as files, then by COPY into a second database with the same tables. */
async function copyAlone(bench: Bench, folder: string): Promise<{ spent: Spent; rows: number }> {
  let rows = 0
  for (const table of TABLES) {
    const out = bench.owner.query(to(`copy ${table} to stdout`))
    await pipeline(out, createWriteStream(join(folder, table)))
    rows += out.rowCount
  }
  await bench.owner.query('create database copied')
  const url = bench.house.url.replace('/duikou?', '/copied?')
  await migrate(url)
  const client = new Client({ connectionString: url })
  await client.connect()
  await loadReference(client)
  await bench.owner.query('checkpoint')
  const seen = watch(await postmasterOf(client))
  await client.query('begin')
  for (const table of TABLES)
    await pipeline(createReadStream(join(folder, table)), client.query(from(`copy ${table} from stdin`)))
  await client.query('commit')
  await client.end()
  await new Promise(done => setTimeout(done, 200))
  return { spent: seen.read(), rows }
}

export async function importAll(bench: Bench, path: string) {
  const { house, postmaster } = bench
  const jobs = inlineJobs(house.base, house.files, importJobs)
  const desk: Desk = { base: house.base, reader: bureau, jobs, files: house.files }
  const batch = async (id: string) => within(house.base, bureau, tx => showBatch(tx, COUNTY, id))
  const reading = watch(postmaster)
  const { id } = await receiveList(desk, { county: COUNTY }, { path, name: 'list.xlsx' } as never)
  await jobs.settle()
  const read = reading.read()
  const staged = await batch(id)
  if (staged.state !== 'preview') throw new Error(`the list was not read: ${JSON.stringify(staged.failure)}`)
  const paging = performance.now()
  const page = await within(house.base, bureau, tx => problemRows(tx, COUNTY, id, { limit: 50 }))
  const paged = performance.now() - paging
  const writing = watch(postmaster)
  await sendCommit(desk, { county: COUNTY, id }, true)
  await jobs.settle()
  const written = writing.read()
  const done = await batch(id)
  if (done.state !== 'committed') throw new Error(`the list was not committed: ${JSON.stringify(done)}`)
  return { id, desk, jobs, read, written, paged, problems: page.rows.length, staged }
}

export async function importBench(households: number): Promise<void> {
  const folder = tempFolder()
  try {
    await withHouse(async bench => {
      const path = join(folder.path, 'list.xlsx')
      const rows = await writeList(path, households, await villagesOf(bench.owner))
      const bytes = statSync(path).size
      tell(NAME, { name: `list: rows, ${(bytes / 1e6).toFixed(1)} MB .xlsx`, value: rows, unit: 'rows' })
      const sheet = await readAlone(bench, path)
      tell(NAME, { name: 'spreadsheet reading alone, wall', value: seconds(sheet.wall), unit: 's' })
      tell(NAME, {
        name: 'spreadsheet reading alone, CPU',
        value: seconds(sheet.node + sheet.children),
        unit: 's',
      })
      const rss = peakOf()
      const done = await importAll(bench, path)
      const peak = rss()
      const { read, written, desk, jobs, id } = done
      const copy = await copyAlone(bench, folder.path)
      // What the spreadsheet costs is reported apart: the reader's process, and taking its lines apart here.
      const cpu = cpuOf(read) + cpuOf(written) - sheet.node
      const parts = [
        ['read, stage, check', read],
        ['commit', written],
      ] as const
      for (const [name, spent] of parts) {
        tell(NAME, { name: `${name}: wall`, value: seconds(spent.wall), unit: 's' })
        tell(NAME, { name: `${name}: CPU of Node`, value: seconds(spent.node), unit: 's' })
        tell(NAME, { name: `${name}: CPU of PostgreSQL`, value: seconds(spent.cluster), unit: 's' })
      }
      tell(NAME, {
        name: `COPY of the same ${copy.rows} rows: wall`,
        value: seconds(copy.spent.wall),
        unit: 's',
      })
      tell(NAME, {
        name: 'CPU, spreadsheet apart',
        value: seconds(cpu),
        unit: 's',
        limit: seconds(cpuOf(copy.spent)),
        limitName: 'COPY',
        goal: '≤ 5 ×',
      })
      tell(NAME, {
        name: 'in all, spreadsheet included: wall',
        value: seconds(read.wall + written.wall),
        unit: 's',
        goal: '≤ 60 s',
      })
      tell(NAME, { name: 'peak memory of the server process', value: peak / 1e6, unit: 'MB' })
      tell(NAME, { name: `first page of ${done.staged.rowErrors} problems`, value: done.paged, unit: 'ms' })
      const back = watch(bench.postmaster)
      await takeBackBatch(desk, { county: COUNTY, id })
      await jobs.settle()
      const taken = back.read()
      tell(NAME, { name: 'take-back: wall', value: seconds(taken.wall), unit: 's' })
      tell(NAME, { name: 'take-back: CPU', value: seconds(cpuOf(taken)), unit: 's' })
    })
  } finally {
    folder.remove()
  }
}
