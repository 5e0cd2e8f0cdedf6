/** Databases made from the run's template (`test/postgres.ts`), which drops them at its end. */
import { Client } from 'pg'
import { afterAll } from 'vitest'

/** What `test/postgres.ts` says about this run. */
function told(name: 'DUIKOU_TEST_URL' | 'DUIKOU_TEST_RUN'): string {
  const value = process.env[name]
  if (!value) throw new Error('run through vitest: test/postgres.ts names the server')
  return value
}

const urlOf = (name: string): string => told('DUIKOU_TEST_URL').replace('DATABASE', name)

async function admin(text: string): Promise<void> {
  const client = new Client({ connectionString: urlOf('postgres') })
  await client.connect()
  try {
    await client.query(text)
  } finally {
    await client.end()
  }
}

async function make(part: string): Promise<string> {
  const run = told('DUIKOU_TEST_RUN')
  await admin(`create database ${run}${part} template ${run}template`)
  return `${run}${part}`
}

let count = 0

/** A database without even a schema; dropped after the file. */
export async function emptyDatabase(): Promise<string> {
  const name = `${told('DUIKOU_TEST_RUN')}${process.pid}_${count++}`
  await admin(`create database ${name} encoding 'UTF8' template template0`)
  afterAll(() => admin(`drop database if exists ${name} with (force)`))
  return urlOf(name)
}

/**
 * The same database for a user who owns it and has no other right: no superuser, no making of roles, not above
 * row-level security. `sql` runs as the server's administrator.
 */
export async function plainOwner(
  url: string,
): Promise<{ url: string; role: string; admin(sql: string): Promise<void> }> {
  const role = `duikou_plain_${process.pid}_${count++}`
  const database = new URL(url).pathname.slice(1)
  await admin(`create role ${role} login password 'plain' nosuperuser nocreaterole nobypassrls`)
  await admin(`alter database ${database} owner to ${role}`)
  afterAll(() =>
    admin(`drop database if exists ${database} with (force)`).then(() =>
      admin(`drop role if exists ${role}`),
    ),
  )
  const own = new URL(url)
  own.username = role
  own.password = 'plain'
  return { url: own.href, role, admin }
}

/** A database that nobody else uses; for tests that commit. Dropped after the file. */
export async function ownDatabase(): Promise<string> {
  const name = await make(`${process.pid}_${count++}`)
  afterAll(() => admin(`drop database if exists ${name} with (force)`))
  return urlOf(name)
}

let shared: Promise<string> | undefined

/** The database shared by the rolled-back transactions of a test process. */
export function testDatabaseUrl(): Promise<string> {
  shared ??= make(`${process.pid}_shared`).then(urlOf)
  return shared
}
