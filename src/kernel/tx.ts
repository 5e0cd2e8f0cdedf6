/**
 * A transaction carries the reader's scope into PostgreSQL: `set local` of the role that cannot bypass row-level
 * security, and of the settings its policies read (design §4; `set local`, not set_config: §7.8).
 */
import type pg from 'pg'
import { inspected, officeOf } from './access.ts'
import type { Reader } from './access.ts'
import { chain } from './auditChain.ts'
import type { Unchained } from './auditChain.ts'
import type { Base, Db } from './db.ts'
import { over } from './db.ts'
import { asProblem } from './problem.ts'
import type { Vault } from './secret.ts'

/** An open transaction of one reader at one instant. `at` stands for "now" in every row it writes. */
export interface Tx {
  readonly db: Db
  readonly client: pg.ClientBase
  readonly reader: Reader
  readonly at: Date
  readonly vault: Vault
  /** The audit lines of its commands so far; chained at the end of the transaction. */
  readonly lines: Unchained[]
}

export const APP_ROLE = 'duikou_app'

const CODE = /^[\w~-]*$/
/** Codes as a scope's setting; values are checked, because `set local` takes no parameters. */
export const listed = (codes: readonly string[]): string => {
  if (!codes.every(c => CODE.test(c))) throw new Error('a scope code holds a character that is not allowed')
  return codes.join(',')
}

/** The statement that opens a reader's scope; values are checked codes, because `set local` takes no parameters. */
export function scopeSql(reader: Reader): string {
  return [
    `set local role ${APP_ROLE}`,
    `set local duikou.counties = '${listed(reader.counties)}'`,
    `set local duikou.writable = '${listed(reader.writable)}'`,
    `set local duikou.lo = '${listed([reader.lo])}'`,
    `set local duikou.hi = '${listed([reader.hi])}'`,
    `set local duikou.parties = '${listed(reader.parties)}'`,
    // An auditor writes findings and samples wherever he reads, and nothing else anywhere (policies of 0014).
    `set local duikou.inspected = '${listed(inspected(reader))}'`,
    // Who takes part in a complaint (policies of 0016).
    `set local duikou.office = '${listed([officeOf(reader)])}'`,
    // Public pages (policies of 0015). Each is said in every scope, so that none is left over from another.
    `set local duikou.published = '${reader.visit ? 'on' : ''}'`,
    `set local duikou.hears = '${listed([reader.visit?.hears ?? ''])}'`,
    `set local duikou.reference = '${listed([reader.visit?.reference ?? ''])}'`,
  ].join(';')
}

/** Runs `work` with the reader's scope; every violation of a constraint comes out as a problem of the catalogue. */
export async function within<T>(
  base: Base,
  reader: Reader,
  work: (tx: Tx) => Promise<T>,
  at = new Date(),
): Promise<T> {
  try {
    return await base.transaction(async client => {
      const { vault, lines = [] } = base
      const result = await work({ db: over(client), client, reader, at, vault, lines })
      if (lines !== base.lines) await chain(client, lines)
      return result
    }, scopeSql(reader))
  } catch (error) {
    throw asProblem(error)
  }
}

/**
 * An open transaction as a base: commands that begin one of their own run inside it, so that several of them are done
 * together or not at all.
 */
export const baseIn = (tx: Tx): Base & Pick<Tx, 'lines'> => ({
  vault: tx.vault,
  lines: tx.lines,
  async transaction(work, opening) {
    if (opening) await tx.client.query(opening)
    return work(tx.client)
  },
  // Whoever opened the transaction ends it.
  end: async () => undefined,
})
