/** A database of one's own, made from the template: one for each test process, dropped when it ends. */
import pg from 'pg'
import { afterAll } from 'vitest'
import { TEMPLATE } from './postgres.ts'

let made: Promise<string> | undefined

const urlOf = (name: string): string => {
  const base = process.env.DUIKOU_TEST_URL
  if (!base) throw new Error('run through vitest: test/postgres.ts names the server')
  return base.replace('DATABASE', name)
}

async function admin(text: string): Promise<void> {
  const client = new pg.Client({ connectionString: urlOf('postgres') })
  await client.connect()
  try {
    await client.query(text)
  } finally {
    await client.end()
  }
}

let count = 0

/** A database that nobody else uses; for tests that commit. Dropped after the file. */
export async function ownDatabase(): Promise<string> {
  const name = `duikou_test_${process.pid}_${Date.now()}_${count++}`
  await admin(`create database ${name} template ${TEMPLATE}`)
  afterAll(() => admin(`drop database if exists ${name} with (force)`))
  return urlOf(name)
}

/** The database shared by the rolled-back transactions of a test process. */
export function testDatabaseUrl(): Promise<string> {
  const name = `duikou_test_${process.pid}_${process.env.VITEST_POOL_ID ?? 0}_${count++}`
  made ??= admin(`create database ${name} template ${TEMPLATE}`).then(() => urlOf(name))
  return made
}
