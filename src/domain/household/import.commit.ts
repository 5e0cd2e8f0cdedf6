/**
 * Writes a batch's good households in one transaction: visible in one step, or not at all. A page at a time; while
 * PostgreSQL writes one page, the next one's rows are made and the one after is read.
 */
import { createHash } from 'node:crypto'
import type { Hash } from 'node:crypto'
import { setImmediate as breathe } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { commandIn } from '../../kernel/audit.ts'
import { insertionOf } from '../../kernel/copy.ts'
import type { Work } from '../../kernel/job.ts'
import { Problem } from '../../kernel/problem.ts'
import { staleRollup } from '../../kernel/stale.ts'
import { within } from '../../kernel/tx.ts'
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
import { retractReplaced } from './importKnown.commands.ts'
import { knownHouseholds } from './importKnown.queries.ts'
import { addToKnown } from './importKnown.rules.ts'
import type { KnownHouseholds, Replaced } from './importKnown.rules.ts'
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

/** A page of the register as one statement, so that PostgreSQL has not to wait for us between its tables. */
interface Page {
  readonly statement: ReturnType<typeof insertionOf>
  readonly replaced: readonly Replaced[]
}

const statementOf = (rows: RegistrationRows) =>
  insertionOf((Object.keys(TABLES) as (keyof typeof TABLES)[]).map(name => [TABLES[name], rows[name]]))

async function flush(tx: Tx, county: string, { statement, replaced }: Page): Promise<void> {
  await retractReplaced(tx, county, replaced)
  if (statement) await tx.client.query(statement)
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
const BREATH = 25

async function rowsOf(writing: Writing, homes: SealedRow[][], known: KnownHouseholds): Promise<Page> {
  const { tx, county, stamp, digest, result } = writing
  const rows = noRows()
  const replaced: Replaced[] = []
  for (const [i, sealed] of homes.entries()) {
    if (i % BREATH === BREATH - 1) await breathe()
    const facts = good(sealed)
      ? factsOf(
          county,
          sealed.map(r => opened(tx, r)),
        )
      : null
    if (!facts) {
      result.leftOut += 1
      continue
    }
    const there = facts.householdCode ? known.homes.get(facts.householdCode) : undefined
    if (there) {
      addToKnown(known, there, facts, rows, replaced, stamp)
      result.updated += 1
    } else {
      addHouseholdRows(rows, facts, stamp)
      result.households += 1
      result.people += facts.members.length
    }
    digest.update(`${facts.householdCode}:${facts.members.length}\n`)
  }
  return { statement: statementOf(rows), replaced }
}

export interface CommitOptions {
  /** Rows of the stage taken at once. */
  readonly pageRows?: number | undefined
}

/** A page of the stage with what the register knows of its households. */
interface StagedPage {
  readonly homes: SealedRow[][]
  readonly known: KnownHouseholds
}

async function* pagesWithKnown(
  stage: Tx,
  county: string,
  batchId: string,
  options: CommitOptions,
): AsyncGenerator<StagedPage> {
  for await (const homes of stagedPages(stage, county, batchId, options)) {
    const keys = homes.map(home => home[0]!.household_key)
    yield { homes, known: await knownHouseholds(stage, county, keys) }
  }
}

/** Asks for the next before the current one is used. */
async function* ahead<T>(items: AsyncGenerator<T>): AsyncGenerator<T> {
  let next = items.next()
  try {
    for (;;) {
      const { done, value } = await next
      if (done) return
      next = items.next()
      // Nobody's until it is awaited.
      next.catch(() => undefined)
      yield value
    }
  } finally {
    await next.catch(() => undefined)
    await items.return(undefined)
  }
}

/**
 * The stage is read on a connection of its own: it does not change meanwhile, and the connection that writes is the one
 * for which everything waits.
 */
async function write(writing: Writing, work: Work, batchId: string, total: number, options: CommitOptions) {
  const { tx, county } = writing
  await within(work.base, work.reader, async stage => {
    let written: Promise<void> = Promise.resolve()
    let seen = 0
    let pages = 0
    try {
      for await (const { homes, known } of ahead(pagesWithKnown(stage, county, batchId, options))) {
        const page = await rowsOf(writing, homes, known)
        await written
        if (isPowerOfTwo(pages++)) await tx.client.query(PLAN_AGAIN)
        written = flush(tx, county, page)
        written.catch(() => undefined)
        if (seen) await work.progress(seen, total, 'writing')
        seen += homes.reduce((sum, home) => sum + home.length, 0)
      }
    } finally {
      // Nothing is left behind on the transaction's connection when the making of rows fails.
      await written.catch(() => undefined)
    }
    await written
  })
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
