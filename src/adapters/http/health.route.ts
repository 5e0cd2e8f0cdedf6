/** `/healthz`: the process answers. `/readyz`: the database answers and has this version's schema. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import type { Base } from '../../kernel/db.ts'
import { rootFolder } from '../../kernel/migrate.ts'

interface Journal {
  readonly entries: readonly { readonly when: number }[]
}

/** The instant of the newest migration, which drizzle keeps as `created_at` of those it has run. */
function newestMigration(): bigint {
  const text = readFileSync(join(rootFolder(), 'migrations', 'meta', '_journal.json'), 'utf8')
  return BigInt(Math.max(0, ...(JSON.parse(text) as Journal).entries.map(e => e.when)))
}

export async function isReady(base: Base, newest: bigint): Promise<boolean> {
  const applied = await base.transaction(async client => {
    const { rows } = await client.query<{ last: bigint | null }>(
      'select max(created_at)::bigint as last from drizzle.__drizzle_migrations',
    )
    return rows[0]?.last ?? 0n
  })
  return applied >= newest
}

/** Whoever asks wants an answer soon: a database that says nothing is not ready. */
const PATIENCE_MS = 2_000

export function openHealth(app: FastifyInstance, base: Base): void {
  const newest = newestMigration()
  app.get('/healthz', { schema: { hide: true } }, async () => ({ ok: true }))
  app.get('/readyz', { schema: { hide: true } }, async (_, reply) => {
    const late = new Promise<false>(done => setTimeout(() => done(false), PATIENCE_MS).unref())
    const ready = await Promise.race([isReady(base, newest).catch(() => false), late])
    return reply.code(ready ? 200 : 503).send({ ready })
  })
}
