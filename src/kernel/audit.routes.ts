/** The audit trail for those who answer for it: lines inside their scope, and the check of the chains. */
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { ROLES } from './access.ts'
import type { Role } from './access.ts'
import { verifyAudit } from './audit.ts'
import { auditLine } from './audit.table.ts'
import { pageOf, whole, word } from './reply.ts'
import { route } from './route.ts'
import type { Route } from './route.ts'
import { within } from './tx.ts'
import type { Tx } from './tx.ts'

export const auditQuery = z.object({
  county: z
    .string()
    .regex(/^\d{6}$/)
    .optional(),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  user: z.string().max(80).optional(),
  command: z.string().max(60).optional(),
  cursor: z
    .string()
    .regex(/^[\d.TZ:-]{10,40}_\d{6}_\d{1,18}$/)
    .optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})

/** Newest first across the counties in scope, by keyset (at, county, seq). */
export async function auditLines(tx: Tx, asked: z.infer<typeof auditQuery>) {
  const where = [sql`true`]
  if (asked.county) where.push(sql`${auditLine.county} = ${asked.county}`)
  if (asked.from) where.push(sql`${auditLine.at} >= ${asked.from}::date`)
  if (asked.to) where.push(sql`${auditLine.at} < ${asked.to}::date + 1`)
  if (asked.user) where.push(sql`${auditLine.userName} = ${asked.user}`)
  if (asked.command) where.push(sql`${auditLine.command} = ${asked.command}`)
  if (asked.cursor) {
    const [at, county, seq] = asked.cursor.split('_')
    where.push(
      sql`(${auditLine.at}, ${auditLine.county}, ${auditLine.seq}) < (${at}::timestamptz, ${county}, ${seq}::bigint)`,
    )
  }
  const found = await tx.db
    .select()
    .from(auditLine)
    .where(sql.join(where, sql` and `))
    .orderBy(sql`${auditLine.at} desc, ${auditLine.county} desc, ${auditLine.seq} desc`)
    .limit(asked.limit + 1)
  const rows = found.slice(0, asked.limit)
  const last = rows.at(-1)
  return {
    rows: rows.map(line => ({
      ...line,
      // What changed is personal; it is opened on the record's own page only.
      detail: undefined,
      roleWords: ROLES[line.role as Role] ?? null,
    })),
    next: found.length > asked.limit && last ? `${last.at.toISOString()}_${last.county}_${last.seq}` : null,
  }
}

const page = pageOf(
  z.object({
    county: z.string(),
    seq: whole,
    areaCode: z.string(),
    at: z.date(),
    userId: z.string(),
    userName: z.string(),
    role: z.string(),
    roleWords: word.nullable(),
    command: z.string(),
    subjectType: z.string(),
    subjectId: z.string(),
    rowCount: z.number().int(),
    rowsHash: z.string().nullable(),
    previousHash: z.string(),
    hash: z.string(),
  }),
)

const verdicts = z.object({
  rows: z.array(
    z.object({
      county: z.string(),
      lines: z.number().int(),
      /** The first line that does not fit. */
      brokenAt: whole.nullable(),
      fault: z.enum(['removed', 'reordered', 'changed', 'rewritten']).nullable(),
      head: z.string(),
    }),
  ),
})

export const auditRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/api/audit',
    verb: 'audit.read',
    query: auditQuery,
    reply: page,
    summary: { zh: '操作记录', en: 'The audit trail' },
    run: ({ base, reader, query: q }) => within(base, reader, tx => auditLines(tx, q)),
  }),
  route({
    method: 'POST',
    path: '/api/audit/verify',
    verb: 'audit.read',
    reply: verdicts,
    summary: { zh: '校验操作记录', en: 'Verify the audit chains' },
    run: async ({ base, reader }) => ({ rows: await verifyAudit(base, reader) }),
  }),
]
