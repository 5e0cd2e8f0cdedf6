/** Brings a database to the schema of this version. The application role is a cluster's, so it is made outside. */
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { drizzle } from 'drizzle-orm/node-postgres'
import { migrate as run } from 'drizzle-orm/node-postgres/migrator'
import pg from 'pg'
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

/** Idempotent; two processes that start together wait for each other. */
export async function migrate(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK])
    await client.query(
      `do $$ begin create role ${APP_ROLE} nologin; exception when duplicate_object or unique_violation then null; end $$;
       grant ${APP_ROLE} to current_user;`,
    )
    await run(drizzle(client), { migrationsFolder: join(rootFolder(), 'migrations') })
  } finally {
    await client.end()
  }
}
