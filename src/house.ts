/**
 * Opens the house for a process: cluster or database, schema, keys, reference data. The server and the command line
 * both come in through here, also side by side.
 */
import { join } from 'node:path'
import pg from 'pg'
import { loadReference } from './domain/area/area.reference.ts'
import { buildBooks } from './domain/fund/bookBuild.commands.ts'
import { loadNegativeList } from './domain/project/project.reference.ts'
import type { Reader } from './kernel/access.ts'
import { loadingFreely } from './kernel/copy.ts'
import { openPool, over, poolBase } from './kernel/db.ts'
import type { Base } from './kernel/db.ts'
import { bucketStore } from './kernel/bucket.ts'
import { diskStore, sweepParts } from './kernel/file.ts'
import type { FileStore } from './kernel/file.ts'
import { migrate } from './kernel/migrate.ts'
import { ensureDatabase, openCluster } from './kernel/postgres/cluster.ts'
import { keyPath, keyPrint, openKeys, openVault, readKeys } from './kernel/secret.ts'
import type { Keys } from './kernel/secret.ts'
import { booked } from './programme.ts'
import type { Settings } from './settings.ts'

export interface House {
  readonly base: Base
  readonly url: string
  readonly files: FileStore
  readonly demo: boolean
  /** False while the demonstration has not been loaded whole. */
  readonly loaded: boolean
  close(): Promise<void>
}

export class WrongHouse extends Error {
  readonly code = 'house.wrong'
}

export const DATABASE = 'duikou'

export async function openHouse(set: Settings): Promise<House> {
  const cluster = set.databaseUrl ? undefined : await openCluster(set.folder)
  try {
    const url = set.databaseUrl ?? (await ensureDatabase(cluster!, DATABASE))
    await migrate(url)
    const { loaded, keys } = await settle(url, set)
    const pool = openPool(url)
    const base = poolBase(
      pool,
      openVault(keys, () => openKeys(keyPath(set.folder))),
    )
    return {
      base,
      url,
      loaded,
      demo: set.demo,
      files: await filesOf(set),
      async close() {
        await base.end()
        await cluster?.release()
      },
    }
  } catch (error) {
    await cluster?.release()
    throw error
  }
}

/** A bucket when one is named, else the data folder; what a killed upload left is cleared away. */
export async function filesOf({ folder, bucket }: Settings): Promise<FileStore> {
  const path = join(folder, 'files')
  await sweepParts(path)
  return bucket ? bucketStore({ ...bucket, spool: path }) : diskStore(path)
}

/** Makes sure the database is what the settings ask for, has its own keys, and holds the reference data. */
async function settle(url: string, { demo, folder }: Settings): Promise<{ loaded: boolean; keys: Keys }> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const kind = demo ? 'demonstration' : 'programme'
    await client.query(
      'insert into house (kind, at) select $1, now() where not exists (select 1 from house)',
      [kind],
    )
    const { rows } = await client.query<{ kind: string; loaded_at: Date | null; key_print: string | null }>(
      'select kind, loaded_at, key_print from house',
    )
    const [house] = rows
    if (house?.kind !== kind) throw new WrongHouse(demo ? IS_REAL : IS_DEMO)
    const keys = ownKeys(folder, house.key_print)
    if (!house.key_print)
      await client.query('update house set key_print = $1 where key_print is null', [keyPrint(keys)])
    await loadReference(client)
    await loadNegativeList(client)
    await openBooks(client)
    return { loaded: !demo || house.loaded_at !== null, keys }
  } finally {
    await client.end()
  }
}

/** A data folder from before the books has its records entered in them, once; a second process waits and finds it done. */
async function openBooks(client: pg.Client): Promise<void> {
  await client.query('begin')
  try {
    const { rows } = await client.query<{ done: boolean }>(
      'select books_at is not null as done from house for update',
    )
    if (!rows[0]?.done) {
      await loadingFreely(client, () => buildBooks(over(client), booked))
      await client.query('update house set books_at = now()')
    }
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}

/** The keys that this database's numbers are sealed with: never new ones beside an old database. */
function ownKeys(folder: string, print: string | null): Keys {
  const path = keyPath(folder)
  const keys = print ? readKeys(path) : openKeys(path)
  if (keys && (!print || keyPrint(keys) === print)) return keys
  throw new WrongHouse(
    `${keys ? '密钥文件不是这个数据库的' : '缺少密钥文件'}（${path}），证件号码等加密内容无法打开，未作任何改动。请从备份恢复：npx duikou keys restore 备份文件。\nThe key file ${path} ${keys ? 'is not this database’s' : 'is missing'}; nothing was changed. Restore it from its backup: npx duikou keys restore FILE.`,
  )
}

const IS_DEMO =
  '这个数据库是演示数据，不能转为正式项目。请换一个数据文件夹（DUIKOU_DATA）或数据库（DATABASE_URL）。\nThis database is the demonstration and cannot become a real programme. Use another data folder (DUIKOU_DATA) or database (DATABASE_URL).'
const IS_REAL =
  '这个数据库是正式项目，不会载入演示数据。请设 DUIKOU_DEMO=0，或换一个数据文件夹。\nThis database is a real programme; the demonstration is not loaded into it. Set DUIKOU_DEMO=0, or use another data folder.'

/** The system's own reader: for jobs without a person, and for the owner of this PC at the command line. */
export async function systemReader(base: Base, name: string): Promise<Reader> {
  const counties = await base.transaction(async client => {
    const found = await client.query<{ code: string }>(
      `select distinct code from area where level in ('province', 'prefecture', 'county') order by code`,
    )
    return found.rows.map(r => r.code)
  })
  return {
    userId: `system:${name}`,
    userName: name,
    role: 'region_office',
    areaCode: '150000',
    counties,
    writable: counties,
    lo: '',
    hi: '~',
    parties: [],
    seesNames: false,
  }
}
