import pg from 'pg'
import { expect, test } from 'vitest'
import { emptyDatabase, ownDatabase, plainOwner } from '../../test/database.ts'
import { testVault } from '../../test/helper.ts'
import { loadDemonstration } from '../../demo/load.ts'
import { loadReference } from '../domain/area/area.reference.ts'
import { loadingFreely } from './copy.ts'
import { appliedMigrations, migrate, migrations } from './migrate.ts'

async function over<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

const words = (run: Promise<unknown>): Promise<string> =>
  run.then(
    () => 'done',
    (error: { code?: string; message: string }) => `${error.code}: ${error.message}`,
  )

test('a database that a newer version made is refused with words, and left as it is', async () => {
  const url = await ownDatabase()
  await over(url, client =>
    client.query(`insert into drizzle.__drizzle_migrations (hash, created_at) values ('later', $1)`, [
      Math.max(...migrations()) + 86_400_000,
    ]),
  )
  const before = await over(url, appliedMigrations)
  expect(await words(migrate(url))).toMatch(/^cluster\.unusable: .*更新的版本[\s\S]*newer version/)
  expect(await over(url, appliedMigrations)).toEqual(before)
})

test('an empty database is brought to an earlier schema and then to this one, twice at once', async () => {
  const url = await emptyDatabase()
  const [first = 0] = migrations()
  await migrate(url, first)
  expect(await over(url, appliedMigrations)).toEqual([first])
  await Promise.all([migrate(url), migrate(url)])
  expect(await over(url, appliedMigrations)).toEqual(migrations())
})

test('a database of one’s own needs no superuser: what is missing is said, and the demonstration loads', {
  timeout: 120_000,
}, async () => {
  const plain = await plainOwner(await emptyDatabase())
  const refused = await words(migrate(plain.url))
  expect(refused).toMatch(/^cluster\.unusable: .*请数据库管理员执行一次：/)
  // The server may not have the role yet on a machine of one's own; here other tests have made it.
  const needed = refused.split('请数据库管理员执行一次：')[1]?.split('\n')[0] ?? ''
  expect(needed).toContain(`grant duikou_app to ${plain.role}`)
  await plain.admin(needed.replace(/^create role \w+ nologin; /, ''))
  await migrate(plain.url)
  await over(plain.url, async client => {
    await loadReference(client)
    const order = { client, vault: testVault, households: 200, progress: () => undefined }
    const count = async (): Promise<unknown> => {
      await client.query('begin')
      let found: unknown
      await loadingFreely(client, async () => {
        const { rows } = await client.query(
          `select (select count(*) from household) as households, (select count(*) from published) as published, (select count(*) from parameter) as parameters`,
        )
        found = rows[0]
      })
      await client.query('commit')
      return found
    }
    await loadDemonstration(order)
    const loaded = await count()
    // A first start that was stopped behind the load makes it anew.
    await loadDemonstration(order)
    expect(await count()).toEqual(loaded)
    // What was lifted for the load is in force again: the owner too sees no row without a scope.
    expect((await client.query('select 1 from household')).rowCount).toBe(0)
    const { rows } = await client.query(
      `select count(*)::int as n from pg_class where relrowsecurity and not relforcerowsecurity`,
    )
    expect(rows[0].n).toBe(0)
  })
})
