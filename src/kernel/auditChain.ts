/**
 * One hash chain of audit lines per owner county (a single chain costs 5× throughput). A transaction's lines are chained
 * at its end: the heads are locked last and by county, so that writers wait as little as possible and never for each
 * other in a circle.
 */
import { createHash } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import type { ClientBase } from 'pg'
import { auditHead, auditLine } from './audit.table.ts'
import { prepared } from './db.ts'
import type { Db } from './db.ts'

type Line = typeof auditLine.$inferInsert

/** A line without its place in the chain. */
export type Unchained = Omit<Line, 'seq' | 'previousHash' | 'hash'>

/** What it needs of an open transaction. */
interface Open {
  readonly db: Db
  readonly client: ClientBase
}

interface Head {
  readonly seq: bigint
  readonly hash: string
}

export const GENESIS = '0'.repeat(64)

export const plain = (value: unknown): string =>
  JSON.stringify(value, (_, v: unknown) => (typeof v === 'bigint' ? v.toString() : v)) ?? 'null'

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** What a line's hash covers, in this order; `verifyAudit` computes it again. */
export const lineText = (l: Omit<Line, 'hash'>): string =>
  plain([
    l.county,
    l.seq,
    l.areaCode,
    (l.at as Date).toISOString(),
    l.userId,
    l.userName,
    l.role,
    l.command,
    l.subjectType,
    l.subjectId,
    l.detail,
    l.rowCount,
    l.rowsHash ?? null,
    l.previousHash,
  ])

const ofCounty = (county: string): SQL => sql`${auditHead.county} = ${county}`

/** The end of a chain, held until the transaction ends; a county's first line begins it. */
async function lockHead({ db, client }: Open, county: string): Promise<Head> {
  const held = () => prepared<Head>(client, db.select().from(auditHead).where(ofCounty(county)).for('update'))
  const [head] = (await held()).rows
  if (head) return head
  await db.insert(auditHead).values({ county, seq: 0n, hash: GENESIS }).onConflictDoNothing()
  return (await held()).rows[0]!
}

/** The next line and the new end, in one statement. */
async function add({ db, client }: Open, head: Head, line: Unchained): Promise<Head> {
  const next = { ...line, seq: head.seq + 1n, previousHash: head.hash }
  const hash = sha256(lineText(next))
  const { seq } = next
  // Without returning: whoever leaves a line need not be one who reads it.
  const inserted = db.$with('line').as(db.insert(auditLine).values({ ...next, hash }))
  await prepared(client, db.with(inserted).update(auditHead).set({ seq, hash }).where(ofCounty(line.county)))
  return { seq, hash }
}

export async function chain(open: Open, lines: readonly Unchained[]): Promise<void> {
  for (const county of [...new Set(lines.map(l => l.county))].sort()) {
    let head = await lockHead(open, county)
    for (const line of lines) if (line.county === county) head = await add(open, head, line)
  }
}
