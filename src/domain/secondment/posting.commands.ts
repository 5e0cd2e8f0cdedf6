/** 派驻: batches and postings registered, terms extended or ended, mistakes withdrawn. */
import { and, eq, sql } from 'drizzle-orm'
import { command } from '../../kernel/audit.ts'
import type { Reader } from '../../kernel/access.ts'
import { newId, today } from '../../kernel/clock.ts'
import type { Base } from '../../kernel/db.ts'
import { Problem } from '../../kernel/problem.ts'
import { refuseFor } from '../../kernel/refusal.ts'
import { staleRollup } from '../../kernel/stale.ts'
import type { Tx } from '../../kernel/tx.ts'
import { mustCite } from '../notice/document.queries.ts'
import { findPosting } from './posting.queries.ts'
import { mayChangeTerm, mayPost } from './posting.rules.ts'
import type { BatchInput, PostingInput, TermInput } from './posting.schema.ts'
import { posting, postingBatch, postingTerm } from './posting.table.ts'

export interface At {
  readonly county: string
  readonly id: string
}

const FIGURES = ['secondment.in_post']

/** 登记批次; the code and the ordinal are each taken once. */
export function openBatch(base: Base, reader: Reader, input: BatchInput, key?: string): Promise<At> {
  const county = input.receiverCode
  const order = { command: 'openBatch', county, areaCode: county, key, request: input }
  return command(base, reader, order, async tx => {
    const id = newId()
    await tx.db
      .insert(postingBatch)
      .values({ id, ...input, recordedAt: tx.at, recordedBy: tx.reader.userName })
    return { result: { county, id }, subject: { type: 'batch', id }, after: input }
  })
}

async function factsOf(tx: Tx, input: PostingInput) {
  // Two registrations of one person wait for each other here; the second finds the first.
  await tx.db.execute(
    sql`select pg_advisory_xact_lock(hashtextextended(${`posting:${input.county}:${input.personName}`}, 0))`,
  )
  const same =
    await tx.db.execute(sql`select 1 from posting where county = ${input.county} and person_name = ${input.personName}
    and post = ${input.post} and retracted_at is null and from_on <= ${input.toOn ?? '9999-12-31'}::date
    and coalesce(to_on >= ${input.fromOn}::date, true)`)
  const batch = input.batchCode
    ? {
        known:
          (await tx.db.execute(sql`select 1 from posting_batch where code = ${input.batchCode}`)).rows
            .length > 0,
      }
    : null
  return { ...input, toOn: input.toOn ?? null, today: today(tx.at), sameAgain: same.rows.length > 0, batch }
}

export function registerPosting(base: Base, reader: Reader, input: PostingInput, key?: string): Promise<At> {
  const { county } = input
  const order = { command: 'registerPosting', county, areaCode: county, key, request: input }
  return command(base, reader, order, async tx => {
    refuseFor(mayPost(await factsOf(tx, input)))
    const cited = input.documentId
      ? { documentCounty: input.documentCounty ?? county, documentId: input.documentId }
      : null
    if (cited) await mustCite(tx, cited.documentCounty, cited.documentId)
    const id = newId()
    const toPrecision = input.toOn ? input.toPrecision : null
    await tx.db
      .insert(posting)
      .values({ ...input, ...cited, id, areaCode: county, toPrecision, recordedAt: tx.at })
    await staleRollup(tx, FIGURES, county)
    return { result: { county, id }, subject: { type: 'posting', id }, after: input }
  })
}

/** Locks the posting, so that two changes of its term queue. */
async function lockPosting(tx: Tx, at: At) {
  const locked = await tx.db
    .select({ retractedAt: posting.retractedAt })
    .from(posting)
    .where(and(eq(posting.county, at.county), eq(posting.id, at.id)))
    .for('update')
  if (!locked[0]) throw new Problem('record.notFound')
  if (locked[0].retractedAt) throw new Problem('record.retracted')
  return (await findPosting(tx, at.county, at.id))!
}

export function changeTerm(base: Base, reader: Reader, at: At, input: TermInput, key?: string): Promise<At> {
  const order = { command: 'changeTerm', county: at.county, areaCode: at.county, key, request: { at, input } }
  return command(base, reader, order, async tx => {
    const before = await lockPosting(tx, at)
    refuseFor(mayChangeTerm(before, input.change, input.toOn))
    await tx.db.insert(postingTerm).values({
      county: at.county,
      id: newId(),
      areaCode: at.county,
      postingId: at.id,
      ...input,
      recordedAt: tx.at,
    })
    await staleRollup(tx, FIGURES, at.county)
    return {
      result: at,
      subject: { type: 'posting', id: at.id },
      before: { lastOn: before.lastOn },
      after: input,
    }
  })
}

/** A posting registered by mistake; whoever signed under it stays named in what was signed. */
export function withdrawPosting(
  base: Base,
  reader: Reader,
  at: At,
  reason: string,
  key?: string,
): Promise<At> {
  const order = {
    command: 'withdrawPosting',
    county: at.county,
    areaCode: at.county,
    key,
    request: { at, reason },
  }
  return command(base, reader, order, async tx => {
    const before = await lockPosting(tx, at)
    await tx.db
      .update(posting)
      .set({ retractedAt: tx.at })
      .where(and(eq(posting.county, at.county), eq(posting.id, at.id)))
    await staleRollup(tx, FIGURES, at.county)
    return { result: at, subject: { type: 'posting', id: at.id }, before, after: { reason } }
  })
}
