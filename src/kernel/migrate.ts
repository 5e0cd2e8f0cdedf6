/** Brings a database to the schema of this version. The application role is a cluster's, so it is made outside. */
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { drizzle } from 'drizzle-orm/node-postgres'
import { migrate as run } from 'drizzle-orm/node-postgres/migrator'
import pg from 'pg'
import { Unusable } from './postgres/unusable.ts'
import { APP_ROLE } from './tx.ts'

/** The repository's root, from the sources as from the compiled files. */
export function rootFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(folder, 'package.json'))) {
    const up = dirname(folder)
    if (up === folder) throw new Error('package.json was not found above the program')
    folder = up
  }
  return folder
}

const LOCK = 70_316_011
const OLDEST = 150_000
const OLDEST_WORDS = '15'

interface Journal {
  readonly entries: readonly { readonly tag: string; readonly when: number }[]
}

const folderOf = (): string => join(rootFolder(), 'migrations')

const journal = (): Journal =>
  JSON.parse(readFileSync(join(folderOf(), 'meta', '_journal.json'), 'utf8')) as Journal

/** The instants of this version's migrations, by which drizzle knows them, oldest first. */
export const migrations = (): number[] => journal().entries.map(e => e.when)

/** Those that a database has been through; none for a new one. */
export async function appliedMigrations(client: pg.ClientBase): Promise<number[]> {
  const there = await client.query(`select to_regclass('drizzle.__drizzle_migrations') as found`)
  if (!there.rows[0]?.found) return []
  const { rows } = await client.query<{ at: string }>(
    'select created_at::text as at from drizzle.__drizzle_migrations order by created_at',
  )
  return rows.map(r => Number(r.at))
}

async function mustBeNew(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ n: number; version: string }>(
    `select current_setting('server_version_num')::int as n, current_setting('server_version') as version`,
  )
  if (rows[0] && rows[0].n < OLDEST)
    throw new Unusable(
      `数据库是 PostgreSQL ${rows[0].version}，需要 ${OLDEST_WORDS} 或更新版本。`,
      `The database is PostgreSQL ${rows[0].version}; ${OLDEST_WORDS} or newer is needed.`,
    )
}

/** A database that has been through migrations unknown here was made by a newer version, whose rows we might spoil. */
async function mustBeKnown(client: pg.ClientBase): Promise<void> {
  const known = new Set(migrations())
  if ((await appliedMigrations(client)).every(at => known.has(at))) return
  throw new Unusable(
    '这个数据库由更新的版本建立，本版本不能打开，数据未作任何改动。请更新程序（git pull 后重新启动），或换一个数据文件夹（DUIKOU_DATA）。',
    'This database was made by a newer version and cannot be opened by this one; nothing was changed. Update the program (git pull, then start again), or use another data folder (DUIKOU_DATA).',
  )
}

/** The role under which readers' statements run: made when it is missing, and this user made a member of it. */
async function ensureRole(client: pg.ClientBase): Promise<void> {
  const become = (): Promise<unknown> =>
    client.query(`set role ${APP_ROLE}`).then(() => client.query('reset role'))
  try {
    await client.query(
      `do $$ begin
         if not exists (select 1 from pg_roles where rolname = '${APP_ROLE}') then create role ${APP_ROLE} nologin; end if;
       exception when duplicate_object or unique_violation then null; end $$`,
    )
    await become().catch(() => client.query(`grant ${APP_ROLE} to current_user`).then(become))
  } catch (error) {
    if ((error as { code?: string }).code !== '42501') throw error
    const { rows } = await client.query<{ me: string }>('select quote_ident(current_user) as me')
    const needed = `create role ${APP_ROLE} nologin; grant ${APP_ROLE} to ${rows[0]?.me}${await setOption(client)};`
    throw new Unusable(
      `数据库用户无权建立角色。请数据库管理员执行一次：${needed}`,
      `The database’s user may not make a role. Have its administrator run once: ${needed}`,
    )
  }
}

/** Since PostgreSQL 16 a membership says apart whether one may act in the role. */
async function setOption(client: pg.ClientBase): Promise<string> {
  const { rows } = await client.query<{ n: number }>(`select current_setting('server_version_num')::int as n`)
  return (rows[0]?.n ?? 0) >= 160_000 ? ' with set true' : ''
}

/** The migrations as they were up to one of them, for a backup that an older version made. */
function folderUpTo(when: number): { path: string; clear(): void } {
  const path = mkdtempSync(join(tmpdir(), 'duikou-migrations-'))
  cpSync(folderOf(), path, { recursive: true })
  const entries = journal().entries.filter(e => e.when <= when)
  writeFileSync(join(path, 'meta', '_journal.json'), JSON.stringify({ ...journal(), entries }))
  return { path, clear: () => rmSync(path, { recursive: true, force: true }) }
}

/**
 * Idempotent; two processes that start together wait for each other.
 * @param upTo the last migration to go through; all of them without it.
 * @throws Unusable for a server too old, a database of a newer version, or a user without the rights.
 */
export async function migrate(url: string, upTo?: number): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const part = upTo === undefined ? undefined : folderUpTo(upTo)
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK])
    await mustBeNew(client)
    await mustBeKnown(client)
    await ensureRole(client)
    await run(drizzle(client), { migrationsFolder: part?.path ?? folderOf() })
  } finally {
    part?.clear()
    await client.end()
  }
}
