/** What the environment (or `.env`) says; everything has a default that works on an office PC. */
import { join, resolve } from 'node:path'
import { rootFolder } from './kernel/migrate.ts'

export interface Settings {
  readonly demo: boolean
  readonly host: string
  readonly port: number
  /** Database, files and keys. */
  readonly folder: string
  /** A PostgreSQL of one's own instead of the embedded one. */
  readonly databaseUrl: string | undefined
  /** Where people reach it, when that is behind a proxy: decides about secure cookies. */
  readonly publicUrl: string | undefined
  readonly trustProxy: string | undefined
  readonly log: string | false
}

export function settings(env: NodeJS.ProcessEnv = process.env): Settings {
  const demo = env.DUIKOU_DEMO !== '0'
  const folder = env.DUIKOU_DATA || join(rootFolder(), 'data', demo ? 'demo' : 'programme')
  return {
    demo,
    host: env.HOST || '127.0.0.1',
    port: Number(env.PORT || 3000),
    folder: resolve(folder),
    databaseUrl: env.DATABASE_URL || undefined,
    publicUrl: env.DUIKOU_URL || undefined,
    trustProxy: env.DUIKOU_PROXY || undefined,
    log: env.DUIKOU_LOG === 'off' ? false : env.DUIKOU_LOG || 'warn',
  }
}
