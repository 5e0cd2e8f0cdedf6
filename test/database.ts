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
