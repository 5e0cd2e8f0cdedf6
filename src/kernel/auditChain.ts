/**
 * One hash chain of audit lines per owner county (a single chain costs 5× throughput). A transaction's lines are chained
 * at its end: the heads are locked last and by county, so that writers wait as little as possible and never for each
 * other in a circle.
 */
import { createHash } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type { ClientBase } from 'pg'
import { auditLine } from './audit.table.ts'
import { filled, insertFrom, statement } from './db.ts'

type Line = typeof auditLine.$inferInsert

/** A line without its place in the chain. */
export type Unchained = Omit<Line, 'seq' | 'previousHash' | 'hash'>

export const GENESIS = '0'.repeat(64)

export const plain = (value: unknown): string =>
  JSON.stringify(value, (_, v: unknown) => (typeof v === 'bigint' ? v.toString() : v)) ?? 'null'

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** What a line's hash covers, in three parts: between them stand its number and the hash of the line before it. */
function partsOf(l: Unchained): { before: string; between: string; behind: string } {
  const facts = plain([
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
  ]).slice(1, -1)
  return { before: `[${plain(l.county)},"`, between: `",${facts},"`, behind: `"]` }
}

/** The same in one, as `verifyAudit` computes it again. */
export function lineText(l: Omit<Line, 'hash'>): string {
  const { before, between, behind } = partsOf(l)
  return before + l.seq + between + l.previousHash + behind
}

const { placeholder } = sql

/**
 * The next line and the new end in one statement, so that the end is held for as short as can be. Nothing of the line is
 * returned: whoever leaves one need not be one who reads it.
 */
const add =
  statement(sql`with head as (select seq, hash from audit_head where county = ${placeholder('county')} for update),
  next as (select seq + 1 as seq, hash as previous, encode(sha256(convert_to(${placeholder('before')} || (seq + 1)::text
    || ${placeholder('between')} || hash || ${placeholder('behind')}, 'UTF8')), 'hex') as hash from head),
  line as (${insertFrom(auditLine, sql`next`, { seq: sql`seq`, previousHash: sql`previous`, hash: sql`hash` })})
  update audit_head h set seq = next.seq, hash = next.hash from next where h.county = ${placeholder('county')} returning h.seq`)

async function append(client: ClientBase, line: Unchained): Promise<void> {
  const values = { ...filled(auditLine, line), ...partsOf(line) }
  if ((await add(client, values)).length) return
  // A county's first line begins its chain.
  await client.query('insert into audit_head (county, seq, hash) values ($1, 0, $2) on conflict do nothing', [
    line.county,
    GENESIS,
  ])
  await add(client, values)
}

/** Chains what a transaction has written, county by county, each in the order of its commands. */
export async function chain(client: ClientBase, lines: readonly Unchained[]): Promise<void> {
  const ordered = [...lines].sort((a, b) => Number(a.county > b.county) - Number(a.county < b.county))
  for (const line of ordered) await append(client, line)
}
