/**
 * Writes a batch's good households in one transaction: visible in one step, or not at all. A page at a time; while
 * PostgreSQL writes one page, the next one's rows are made.
 */
import { createHash } from 'node:crypto'
import type { Hash } from 'node:crypto'
import { setImmediate as breathe } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { commandIn } from '../../kernel/audit.ts'
import { today } from '../../kernel/clock.ts'
import { insertMany } from '../../kernel/copy.ts'
import type { Work } from '../../kernel/job.ts'
import { Problem } from '../../kernel/problem.ts'
import { staleRollup } from '../../kernel/stale.ts'
import type { Tx } from '../../kernel/tx.ts'
import { addDuplicatesOfBatch } from './duplicateSearch.commands.ts'
import {
  household,
  householdCause,
  householdCondition,
  identity,
  incomeDeclared,
  membership,
  nameGram,
  person,
  personCondition,
  statusEvent,
} from './household.table.ts'
import { changeBatch, readBatch } from './import.queries.ts'
import { factsOf } from './import.rules.ts'
import { opened, stagedPages } from './import.stage.ts'
import type { SealedRow } from './import.stage.ts'
import type { BatchResult } from './import.reply.ts'
import type { BatchDecisions } from './import.terms.ts'
import { addToKnown, knownHouseholds, retractReplaced } from './importKnown.commands.ts'
import type { KnownHouseholds, Replaced } from './importKnown.commands.ts'
import { inTurn } from './importTurn.ts'
import { HOUSEHOLD_FIGURES } from './opened.commands.ts'
import { addHouseholdRows, noRows } from './registration.rules.ts'
import type { RegistrationRows, Stamp } from './registration.rules.ts'

const TABLES = {
  household,
  person,
  membership,
  personCondition,
  householdCause,
  householdCondition,
  incomeDeclared,
  statusEvent,
  identity,
  nameGram,
} as const

interface Page {
  readonly rows: RegistrationRows
  readonly replaced: Replaced[]
}

const noPage = (): Page => ({ rows: noRows(), replaced: [] })

async function flush(tx: Tx, county: string, page: Page): Promise<void> {
  await retractReplaced(tx, county, page.replaced)
  for (const name of Object.keys(TABLES) as (keyof typeof TABLES)[])
    await insertMany(tx.client, TABLES[name], page.rows[name])
}

const good = (home: readonly SealedRow[]): boolean =>
  !home.some(r => r.problems.some(f => f.level === 'error'))

/** A page of the stage becomes rows of the register. */
interface Writing {
  readonly tx: Tx
  readonly county: string
  readonly stamp: Stamp
  readonly digest: Hash
  readonly result: { -readonly [K in keyof BatchResult]: BatchResult[K] }
}

/** After so many households others get their turn: requests, and the connection that writes the page before. */
const BREATH = 50

async function rowsOf(writing: Writing, homes: SealedRow[][], known: KnownHouseholds): Promise<Page> {
  const { tx, county, stamp, digest, result } = writing
  const page = noPage()
  const day = today(tx.at)
  for (const [i, sealed] of homes.entries()) {
    if (i % BREATH === BREATH - 1) await breathe()
    if (!good(sealed)) {
      result.leftOut += 1
      continue
    }
    const home = sealed.map(r => opened(tx, r))
    const facts = factsOf(county, home, day)
    const there = facts.householdCode ? known.homes.get(facts.householdCode) : undefined
    if (there) {
      addToKnown(known, there, facts, page.rows, page.replaced, stamp)
      result.updated += 1
    } else {
      addHouseholdRows(page.rows, facts, stamp)
      result.households += 1
      result.people += facts.members.length
    }
    digest.update(`${facts.householdCode}:${facts.members.length}\n`)
  }
  return page
}

export interface CommitOptions {
  /** Rows of the stage taken at once. */
  readonly pageRows?: number | undefined
}

async function write(writing: Writing, work: Work, batchId: string, total: number, options: CommitOptions) {
  const { tx, county } = writing
  let ready = noPage()
  let seen = 0
  let pages = 0
  for await (const homes of stagedPages(tx, county, batchId, options)) {
    const known = await knownHouseholds(
      tx,
      county,
      homes.map(home => home[0]!.household_key),
    )
    ready = await both(rowsOf(writing, homes, known), flush(tx, county, ready))
    if (isPowerOfTwo(pages++)) await tx.client.query(PLAN_AGAIN)
    if (seen) await work.progress(seen, total, 'writing')
    seen += homes.reduce((sum, home) => sum + home.length, 0)
  }
  await flush(tx, county, ready)
}

/** Neither is left behind on the transaction's connection when the other fails. */
async function both<T>(making: Promise<T>, writing: Promise<void>): Promise<T> {
  const [made, written] = await Promise.allSettled([making, writing])
  if (written.status === 'rejected') throw written.reason
  if (made.status === 'rejected') throw made.reason
  return made.value
}

/**
 * The checks of foreign keys were planned when the tables were small, or empty; the plans of then are slow now. So they
 * are made again each time the batch has doubled.
 */
const PLAN_AGAIN = 'discard plans'
const isPowerOfTwo = (n: number): boolean => (n & (n - 1)) === 0

/** A long statement of a large batch is no reason to give up. */
const PATIENCE = `set local statement_timeout = '15min'`

export async function commitBatch(
  work: Work,
  batchId: string,
  options: CommitOptions = {},
): Promise<BatchResult> {
  return inTurn(work, async tx => {
    const { county } = work
    await tx.client.query(PATIENCE)
    const batch = await readBatch(tx, county, batchId)
    const areaCode = tx.reader.areaCode.length > 6 ? tx.reader.areaCode : county
    return commandIn(tx, { command: 'commitBatch', county, areaCode }, async () => {
      const { goodRowsOnly } = (batch.decisions ?? {}) as BatchDecisions
      if ((batch.rowErrors ?? 0) > 0 && !goodRowsOnly)
        throw new Problem('import.hasErrors', { count: batch.rowErrors ?? 0 })
      const stamp: Stamp = { at: tx.at, vault: tx.vault, batchId }
      const result = { households: 0, people: 0, updated: 0, leftOut: 0 }
      const digest = createHash('sha256')
      await write({ tx, county, stamp, digest, result }, work, batchId, batch.rowTotal ?? 0, options)
      await addDuplicatesOfBatch(tx, county, batchId)
      await staleRollup(tx, HOUSEHOLD_FIGURES, county)
      await changeBatch(tx, county, batchId, ['committing'], {
        state: 'committed',
        committedAt: tx.at,
        failure: null,
        summary: { ...(batch.summary as object), result },
      })
      await tx.db.execute(sql`delete from batch_row where county = ${county} and batch_id = ${batchId}`)
      return {
        result,
        subject: { type: 'batch', id: batchId },
        after: result,
        rows: { count: result.people, hash: digest.digest('hex') },
      }
    })
  })
}
