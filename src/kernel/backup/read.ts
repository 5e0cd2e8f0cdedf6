/**
 * Restores a backup into an empty database, in one transaction: either all of it is there or nothing. The schema is
 * brought to what it was when the backup was made, the rows are loaded, then the later migrations run over them.
 */
import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import pg from 'pg'
import { from } from 'pg-copy-streams'
import { loadingFreely } from '../copy.ts'
import type { FileStore } from '../file.ts'
import { appliedMigrations, migrate, migrations } from '../migrate.ts'
import { Problem } from '../problem.ts'
import { keyPrint } from '../secret.ts'
import type { Keys } from '../secret.ts'
import { heading, manifest, sourceOf } from './frame.ts'
import type { Manifest, Source } from './frame.ts'
import { backedTables } from './tables.ts'
import type { BackedTable } from './tables.ts'

export interface RestoreOrder {
  readonly url: string
  readonly path: string
  readonly files: FileStore
  readonly keys: Keys | undefined
  readonly demo: boolean
}

const KINDS = {
  demonstration: { zh: '演示数据', en: 'the demonstration' },
  programme: { zh: '正式项目', en: 'a real programme' },
} as const

function mustFit(found: Manifest, { keys, demo }: RestoreOrder): void {
  if (found.kind !== (demo ? 'demonstration' : 'programme'))
    throw new Problem('backup.kind', {}, [], KINDS[found.kind])
  if (!keys || keyPrint(keys) !== found.keyPrint || keys.keys[found.keyVersion] === undefined)
    throw new Problem('backup.keys')
  const known = new Set(migrations())
  if (!found.migrations.every(at => known.has(at))) throw new Problem('backup.newer')
}

async function mustBeEmpty(client: pg.ClientBase, last: number): Promise<void> {
  const { rows } = await client.query(`select to_regclass('public.house') as found`)
  const used = rows[0]?.found && (await client.query('select 1 from house')).rowCount
  // A schema that is already later than the backup's can't take its rows.
  const later = (await appliedMigrations(client)).some(at => at > last)
  if (used || later) throw new Problem('backup.notEmpty')
}

interface Loaded {
  readonly rows: Record<string, number>
  files: number
}

async function loadTable(
  client: pg.ClientBase,
  source: Source,
  part: BackedTable,
  known: readonly BackedTable[],
): Promise<number> {
  const table = known.find(t => t.name === part.name)
  if (!table || part.columns.some(c => !table.columns.includes(c))) throw new Problem('backup.file')
  const copy = client.query(from(`copy ${part.name} (${part.columns.join(', ')}) from stdin`))
  await pipeline(Readable.from(source.rows()), copy)
  return copy.rowCount
}

const LARGEST_FILE = 2 ** 31

async function loadFile(files: FileStore, source: Source, hash: string, bytes: number): Promise<void> {
  if (bytes > LARGEST_FILE) throw new Problem('backup.file')
  const stored = await files.put(Readable.from(source.bytes(bytes)), bytes)
  if (stored.hash !== hash || stored.bytes !== bytes) throw new Problem('backup.file')
}

async function loadAll(client: pg.ClientBase, source: Source, files: FileStore): Promise<Loaded> {
  const known = await backedTables(client)
  await client.query(`truncate ${known.map(t => t.name).join(', ')} cascade`)
  const loaded: Loaded = { rows: {}, files: 0 }
  for (;;) {
    const next = heading.parse(await source.line())
    if ('table' in next) {
      const { table: name, columns } = next
      loaded.rows[name] = await loadTable(client, source, { name, columns }, known)
    } else if ('file' in next) {
      await loadFile(files, source, next.file, next.bytes)
      loaded.files += 1
    } else {
      const same =
        JSON.stringify(next.end.rows) === JSON.stringify(loaded.rows) && next.end.files === loaded.files
      if (!same || !(await source.isAtEnd())) throw new Problem('backup.file')
      return loaded
    }
  }
}

/** A job whose queue is gone can't be carried on: it says so, and is sent again by whoever needs it. */
const ENDED = `update job set state = 'failed', ended_at = now(), failure = '{"code":"server.busy","values":{},"details":[]}'
  where state in ('waiting', 'running')`

/** What is wrong with the file itself, as one problem; what is wrong with the database stays what it is. */
const asFault = (error: unknown): unknown => {
  const { code, name } = error as { code?: string; name?: string }
  const unpacked = String(code).startsWith('Z_') || name === 'ZodError' || name === 'SyntaxError'
  if (!unpacked && !/^22|^23/.test(String(code))) return error
  const problem = new Problem('backup.file')
  problem.cause = error
  return problem
}

/** @throws Problem backup.… ; nothing is written then. */
export async function readBackup(order: RestoreOrder): Promise<Loaded & { manifest: Manifest }> {
  const packed = createReadStream(order.path)
  const unpacked = createGunzip()
  const unpacking = pipeline(packed, unpacked).catch(() => undefined)
  const source = sourceOf(unpacked)
  try {
    const found = manifest.parse(await source.line())
    mustFit(found, order)
    const last = Math.max(...found.migrations)
    const client = new pg.Client({ connectionString: order.url })
    await client.connect()
    try {
      await mustBeEmpty(client, last)
      await migrate(order.url, last)
      await client.query('begin')
      let loaded: Loaded = { rows: {}, files: 0 }
      await loadingFreely(client, async () => {
        loaded = await loadAll(client, source, order.files)
        await client.query(ENDED)
      })
      await client.query('commit')
      await client.query('analyze')
      await migrate(order.url)
      return { ...loaded, manifest: found }
    } finally {
      await client.end()
    }
  } catch (error) {
    throw asFault(error)
  } finally {
    packed.destroy()
    unpacked.destroy()
    await unpacking
  }
}
