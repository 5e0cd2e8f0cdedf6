/** Writes a backup beside a running server: every table by COPY in one snapshot, then the files that records cite. */
import { createWriteStream } from 'node:fs'
import { rename, rm, stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { getTableName } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import pg from 'pg'
import { to } from 'pg-copy-streams'
import { newId } from '../clock.ts'
import type { FileStore } from '../file.ts'
import { appliedMigrations } from '../migrate.ts'
import { Problem } from '../problem.ts'
import { keyPrint } from '../secret.ts'
import type { Keys } from '../secret.ts'
import { END_OF_ROWS } from './frame.ts'
import type { Manifest } from './frame.ts'
import { backedTables, seesEverything } from './tables.ts'

export interface BackupOrder {
  readonly url: string
  readonly path: string
  readonly files: FileStore
  readonly keys: Keys
  /** Which columns cite files of the store. */
  readonly fileUses: readonly PgColumn[]
  progress?(done: number, total: number): void
}

export interface BackupSum {
  readonly rows: Readonly<Record<string, number>>
  readonly files: number
  readonly bytes: number
}

const line = (value: unknown): Buffer => Buffer.from(`${JSON.stringify(value)}\n`)

async function manifestOf(client: pg.ClientBase, keys: Keys): Promise<Manifest> {
  const { rows } = await client.query<{ kind: Manifest['kind']; at: Date }>(
    'select kind, now() as at from house',
  )
  if (!rows[0]) throw new Problem('record.notFound')
  return {
    format: 'duikou-backup',
    version: 1,
    kind: rows[0].kind,
    takenAt: rows[0].at.toISOString(),
    migrations: await appliedMigrations(client),
    keyPrint: keyPrint(keys),
    keyVersion: keys.current,
  }
}

async function citedFiles(client: pg.ClientBase, uses: readonly PgColumn[]): Promise<string[]> {
  const found = new Set<string>()
  for (const use of uses) {
    const asked = `select distinct "${use.name}" as hash from "${getTableName(use.table)}" order by 1`
    for (const { hash } of (await client.query<{ hash: string }>(asked)).rows) found.add(hash)
  }
  return [...found]
}

async function* fileParts(files: FileStore, hash: string): AsyncGenerator<Buffer> {
  // The length stands before the bytes, so it is counted first; both readings check the hash.
  let bytes = 0
  for await (const part of await files.get(hash)) bytes += (part as Buffer).length
  yield line({ file: hash, bytes })
  for await (const part of await files.get(hash)) yield part as Buffer
}

async function* parts(
  client: pg.ClientBase,
  order: BackupOrder,
  sum: { rows: Record<string, number>; files: number },
) {
  yield line(await manifestOf(client, order.keys))
  const tables = await backedTables(client)
  const cited = await citedFiles(client, order.fileUses)
  for (const { name, columns } of tables) {
    yield line({ table: name, columns })
    const rows = client.query(to(`copy ${name} (${columns.join(', ')}) to stdout`))
    for await (const part of rows) yield part as Buffer
    yield Buffer.from(END_OF_ROWS)
    sum.rows[name] = rows.rowCount
    order.progress?.(Object.keys(sum.rows).length, tables.length + cited.length)
  }
  for (const hash of cited) {
    yield* fileParts(order.files, hash)
    sum.files += 1
    order.progress?.(tables.length + sum.files, tables.length + cited.length)
  }
  yield line({ end: sum })
}

/** @throws Problem backup.rights; file.damaged or record.notFound when a cited file is not whole (duikou files verify). */
export async function writeBackup(order: BackupOrder): Promise<BackupSum> {
  const client = new pg.Client({ connectionString: order.url })
  await client.connect()
  const part = `${order.path}.${newId()}.part`
  const sum = { rows: {} as Record<string, number>, files: 0 }
  try {
    if (!(await seesEverything(client))) throw new Problem('backup.rights')
    await client.query('begin isolation level repeatable read read only')
    await pipeline(
      Readable.from(parts(client, order, sum)),
      createGzip({ level: 6 }),
      createWriteStream(part, { mode: 0o600, flags: 'wx', flush: true }),
    )
    await rename(part, order.path)
    return { ...sum, bytes: (await stat(order.path)).size }
  } finally {
    await rm(part, { force: true })
    await client.end()
  }
}
