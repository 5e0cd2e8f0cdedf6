/** Named persons, and a base whose every transaction is rolled back at the end of the test. */
import { AsyncLocalStorage } from 'node:async_hooks'
import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { onTestFinished } from 'vitest'
import type { Reader, Role } from '../src/kernel/access.ts'
import type { Base } from '../src/kernel/db.ts'
import { openVault } from '../src/kernel/secret.ts'
import type { Vault } from '../src/kernel/secret.ts'
import { testDatabaseUrl } from './database.ts'

const key = (): string => randomBytes(32).toString('base64')
export const testVault: Vault = openVault({ current: 1, keys: { 1: key() }, index: key() })

/** The scope that an open transaction has set, to be set again when one inside it has ended. */
const SCOPE = [
  'role',
  'duikou.counties',
  'duikou.writable',
  'duikou.lo',
  'duikou.hi',
  'duikou.parties',
  'duikou.inspected',
  'duikou.office',
  'duikou.published',
  'duikou.hears',
  'duikou.reference',
]
const scopeNow = `select ${SCOPE.map((name, i) => `current_setting('${name}', true) as s${i}`).join(', ')}`
const scopeAgain = `select ${SCOPE.map((name, i) => `set_config('${name}', $${i + 1}, true)`).join(', ')}`

/**
 * One client inside one outer transaction; each transaction of the code under test is a savepoint in it. One that is
 * begun inside another, which would be a connection of its own, is a savepoint inside that one's.
 */
export async function testBase(): Promise<Base & { client: pg.Client }> {
  const client = new pg.Client({ connectionString: await testDatabaseUrl() })
  await client.connect()
  await client.query('begin')
  const inside = new AsyncLocalStorage<true>()
  let waiting: Promise<unknown> = Promise.resolve()
  let depth = 0
  async function saved<T>(work: (c: pg.ClientBase) => Promise<T>, ended: () => Promise<unknown>): Promise<T> {
    const name = `s${depth++}`
    await client.query(`savepoint ${name}`)
    try {
      const result = await inside.run(true, () => work(client))
      await client.query(`release savepoint ${name}`)
      await ended()
      return result
    } catch (error) {
      await client.query(`rollback to savepoint ${name}`)
      await ended()
      throw error
    }
  }
  const base = {
    client,
    vault: testVault,
    async transaction<T>(action: (c: pg.ClientBase) => Promise<T>, opening?: string): Promise<T> {
      const work = async (c: pg.ClientBase): Promise<T> => {
        if (opening) await c.query(opening)
        return action(c)
      }
      if (inside.getStore()) {
        const scope = Object.values((await client.query<Record<string, string>>(scopeNow)).rows[0]!)
        return saved(work, () => client.query(scopeAgain, scope))
      }
      // One client serves one transaction at a time; parallel callers queue.
      const run = (): Promise<T> => saved(work, () => client.query('reset role'))
      const next = waiting.then(run, run)
      waiting = next.catch(() => undefined)
      return next
    },
    async end() {
      await client.query('rollback')
      await client.end()
    },
  }
  onTestFinished(() => base.end())
  return base
}

const WHOLE = { lo: '', hi: '~' }

/** Every code that may own a row: for roles that see the whole programme. */
export async function ownerCodes(base: Base): Promise<string[]> {
  return base.transaction(async c => {
    const found = await c.query<{ code: string }>(`select code from area where length(code) = 6`)
    return found.rows.map(r => r.code)
  })
}

/**
 * A named person's reader, made without the accounts: `person('banner_bureau', '150125')`.
 * For roles above the banner give their counties; a township or village gives its own range.
 */
export function person(
  role: Role,
  areaCode: string,
  counties: readonly string[] = [areaCode.slice(0, 6)],
): Reader {
  const local = areaCode.length > 6
  const readOnly = role === 'auditor' || role === 'administrator'
  return {
    userId: `test-${role}-${areaCode}`,
    userName: `${role} ${areaCode}`,
    role,
    areaCode,
    counties,
    writable: readOnly ? [] : counties,
    ...(local ? { lo: areaCode, hi: (BigInt(areaCode) + 1n).toString() } : WHOLE),
    parties: [],
    seesNames: ['banner_bureau', 'township', 'village_worker'].includes(role),
  }
}
