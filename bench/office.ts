/** A programme with many households, served over HTTP to a signed-in banner bureau: made once for all that ask it. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { drizzle } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import { openHttp } from '../src/adapters/http/server.ts'
import { places } from '../src/domain/area/ground.queries.ts'
import { openDoor } from '../src/kernel/account/auth.ts'
import { makeDemoAccounts } from '../src/kernel/account/first.ts'
import { over } from '../src/kernel/db.ts'
import { inlineJobs } from '../src/kernel/job.ts'
import { scopeSql } from '../src/kernel/tx.ts'
import type { Tx } from '../src/kernel/tx.ts'
import { jobKinds, routesOf } from '../src/programme.ts'
import { signIn } from './caller.ts'
import { bureau, COUNTY, tempFolder, withHouse } from './house.ts'
import type { Bench } from './house.ts'
import { importAll } from './import.bench.ts'
import { villagesOf, writeList } from './list.ts'

export interface Office extends Bench {
  readonly url: string
  readonly cookie: string
  readonly households: number
}

const PASSWORD = 'bench-of-duikou'

export async function withOffice<T>(households: number, work: (office: Office) => Promise<T>): Promise<T> {
  const folder = tempFolder()
  try {
    return await withHouse(async bench => {
      const path = join(folder.path, 'list.xlsx')
      await writeList(path, households, await villagesOf(bench.owner))
      await importAll(bench, path)
      // As it is when the night is over; an office does not look at figures before autovacuum has.
      await bench.owner.query('vacuum analyze')
      return await serve(bench, households, work)
    })
  } finally {
    folder.remove()
  }
}

async function serve<T>(bench: Bench, households: number, work: (office: Office) => Promise<T>): Promise<T> {
  const { base, files } = bench.house
  await makeDemoAccounts(base, places, [
    { username: 'bench', name: bureau.userName, role: 'banner_bureau', areaCode: COUNTY, password: PASSWORD },
  ])
  const name = { zh: '对口', en: 'duikou' }
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const door = openDoor({ base, places, publicUrl: url })
  const app = await openHttp({
    base,
    files,
    jobs: inlineJobs(base, files, jobKinds),
    routes: routesOf(places, () => ({ name, demo: false, beginOwn: name })),
    authenticate: request => door.authenticate(request.headers),
    auth: door.answer,
    log: false,
    callsPerMinute: 1_000_000,
  })
  await app.listen({ host: '127.0.0.1', port })
  try {
    return await work({ ...bench, url, households, cookie: await signIn(url, 'bench', PASSWORD) })
  } finally {
    await app.close()
  }
}

export const freePort = (): Promise<number> =>
  new Promise(done => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => done(port))
    })
  })

export interface Statement {
  readonly text: string
  readonly values: unknown[]
}

/** The statements that an answer asks of the database, without those of the scope: the bare SQL of the same answer. */
export async function statementsOf(
  office: Office,
  answer: (tx: Tx) => Promise<unknown>,
): Promise<Statement[]> {
  const statements: Statement[] = []
  const logger = {
    logQuery: (text: string, values: unknown[]): void => void statements.push({ text, values }),
  }
  await office.house.base.transaction(async client => {
    await client.query(scopeSql(bureau))
    const db = drizzle(client as pg.Client, { logger }) as unknown as ReturnType<typeof over>
    await answer({ db, client, reader: bureau, at: new Date(), lines: [], vault: office.house.base.vault })
  })
  return statements
}

/** A plain Node server over the bare SQL, as the owner and without a scope: what the answers are compared with. */
export async function withPlain<T>(
  office: Office,
  statements: readonly Statement[],
  work: (url: string) => Promise<T>,
): Promise<T> {
  const pool = new pg.Pool({ connectionString: office.house.url, max: 4 })
  const plain = (_: string, value: unknown): unknown => (typeof value === 'bigint' ? String(value) : value)
  const server = createServer((_, reply) => {
    void (async () => {
      const rows: unknown[] = []
      // In one transaction, because an answer may set for its statements how they are to be planned.
      const client = await pool.connect()
      await client.query('begin')
      for (const { text, values } of statements) {
        // Several settings in one text give several results, and no rows.
        const result: pg.QueryResult | pg.QueryResult[] = await client.query(text, values)
        if (!Array.isArray(result)) rows.push(...result.rows)
      }
      await client.query('commit')
      client.release()
      reply.setHeader('content-type', 'application/json').end(JSON.stringify({ rows }, plain))
    })()
  })
  const port = await freePort()
  await new Promise<void>(done => server.listen(port, '127.0.0.1', done))
  try {
    return await work(`http://127.0.0.1:${port}`)
  } finally {
    server.closeAllConnections()
    await new Promise(done => server.close(done))
    await pool.end()
  }
}
