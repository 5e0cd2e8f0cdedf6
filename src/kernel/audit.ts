/**
 * An audit line is part of declaring a write: `command()` is the only way to write county-owned facts. The lines of a
 * transaction are chained at its end (`auditChain.ts`).
 */
import { sql } from 'drizzle-orm'
import { mustInspect, mustWrite } from './access.ts'
import type { Reader } from './access.ts'
import { auditHead, auditLine, receipt } from './audit.table.ts'
import { GENESIS, lineText, plain, sha256 } from './auditChain.ts'
import type { Unchained } from './auditChain.ts'
import type { Base } from './db.ts'
import { Problem } from './problem.ts'
import { within } from './tx.ts'
import type { Tx } from './tx.ts'

export interface Order {
  /** The office's verb, e.g. `registerHousehold`. */
  readonly command: string
  readonly county: string
  readonly areaCode: string
  /** Made by the client: the same key with the same request is answered with the first result. */
  readonly key?: string | undefined
  /** What the key stands for; another request under the same key is refused. */
  readonly request?: unknown
  /** Written by an auditor, who writes nothing but what he finds. */
  readonly inspects?: true
}

export interface Outcome<T> {
  readonly result: T
  readonly subject: { readonly type: string; readonly id: string }
  readonly before?: unknown
  readonly after?: unknown
  /** For a bulk command: how many rows and the SHA-256 over them. */
  readonly rows?: { readonly count: number; readonly hash: string }
}

/** Runs a write: allowed? → work → audit line, in one transaction. */
export async function command<T>(
  base: Base,
  reader: Reader,
  order: Order,
  work: (tx: Tx) => Promise<Outcome<T>>,
): Promise<T> {
  ;(order.inspects ? mustInspect : mustWrite)(reader, order.county, order.areaCode)
  return within(base, reader, tx => commandIn(tx, order, work))
}

/** The same inside an open transaction, for a command made of several. */
export async function commandIn<T>(tx: Tx, order: Order, work: (tx: Tx) => Promise<Outcome<T>>): Promise<T> {
  ;(order.inspects ? mustInspect : mustWrite)(tx.reader, order.county, order.areaCode)
  const earlier = await answered<T>(tx, order)
  if (earlier) return earlier.result
  const outcome = await work(tx)
  if (order.key) await remember(tx, order, outcome)
  tx.lines.push(lineOf(tx, order, outcome))
  return outcome.result
}

async function answered<T>(tx: Tx, order: Order): Promise<{ result: T } | undefined> {
  if (!order.key) return undefined
  // Two requests with one key wait for each other here, so that the second one finds the first one's answer.
  await tx.db.execute(
    sql`select pg_advisory_xact_lock(hashtextextended(${`${order.county}:${order.key}`}, 0))`,
  )
  const [found] = await tx.db
    .select()
    .from(receipt)
    .where(sql`${receipt.county} = ${order.county} and ${receipt.key} = ${order.key}`)
  if (!found) return undefined
  const same =
    found.command === order.command &&
    found.userId === tx.reader.userId &&
    found.requestHash === sha256(plain(order.request))
  if (!same) throw new Problem('input.duplicateKey')
  return { result: JSON.parse(found.result) as T }
}

async function remember(tx: Tx, order: Order, outcome: Outcome<unknown>): Promise<void> {
  await tx.db.insert(receipt).values({
    county: order.county,
    key: order.key!,
    userId: tx.reader.userId,
    command: order.command,
    requestHash: sha256(plain(order.request)),
    result: plain(outcome.result),
    at: tx.at,
  })
}

const lineOf = (tx: Tx, order: Order, { subject, before, after, rows }: Outcome<unknown>): Unchained => ({
  county: order.county,
  areaCode: order.areaCode,
  at: tx.at,
  userId: tx.reader.userId,
  userName: tx.reader.userName,
  role: tx.reader.role,
  command: order.command,
  subjectType: subject.type,
  subjectId: subject.id,
  detail: tx.vault.seal(plain({ before: before ?? null, after: after ?? null })),
  rowCount: rows?.count ?? 1,
  rowsHash: rows?.hash ?? null,
})

/**
 * `removed`: lines that must have been there are not. `reordered`: the line is one of the chain, but stands in another's
 * place. `changed`: its content is not what was hashed. `rewritten`: the chain fits, but is not the one noted before.
 */
export type AuditFault = 'removed' | 'reordered' | 'changed' | 'rewritten'

export interface Verdict {
  readonly county: string
  readonly lines: number
  /** The first line that does not fit, or null when the chain is whole. */
  readonly brokenAt: bigint | null
  readonly fault: AuditFault | null
  /** The hash of the last line: noted outside, it later proves that nothing before it was written anew. */
  readonly head: string
}

/** The end of a chain as somebody noted it outside the database. */
export interface Noted {
  readonly county: string
  readonly seq: bigint
  readonly hash: string
}

const PAGE = 2000

/** Walks every chain in the reader's scope and recomputes each hash; the first line that does not fit is named. */
export async function verifyAudit(
  base: Base,
  reader: Reader,
  noted: readonly Noted[] = [],
): Promise<Verdict[]> {
  return within(base, reader, async tx => {
    const heads = await tx.db.select().from(auditHead)
    // Lines whose head is gone, and chains that are gone but for somebody's note, are looked for too.
    const lines = await tx.db.selectDistinct({ county: auditLine.county }).from(auditLine)
    const known = noted.filter(n => reader.counties.includes(n.county))
    const counties = new Set([...heads, ...lines, ...known].map(c => c.county))
    const verdicts: Verdict[] = []
    for (const county of [...counties].sort()) {
      const head = heads.find(h => h.county === county) ?? { county, seq: 0n, hash: '' }
      verdicts.push(
        await verifyChain(
          tx,
          head,
          known.filter(n => n.county === county),
        ),
      )
    }
    return verdicts
  })
}

type Line = typeof auditLine.$inferSelect

/** What is wrong with a line that stands where number `seq` after `previous` belongs. */
function faultOf(line: Line, seq: bigint, previous: string): AuditFault | null {
  if (line.seq !== seq) return 'removed'
  const { hash, ...rest } = line
  if (line.previousHash === previous) return sha256(lineText(rest)) === hash ? null : 'changed'
  return 'reordered'
}

async function verifyChain(
  tx: Tx,
  head: typeof auditHead.$inferSelect,
  noted: readonly Noted[],
): Promise<Verdict> {
  const { county } = head
  let previous = GENESIS
  let seq = 0n
  const broken = (at: bigint, fault: AuditFault): Verdict => ({
    county,
    lines: Number(seq),
    brokenAt: at,
    fault,
    head: head.hash,
  })
  for (;;) {
    const page = await tx.db
      .select()
      .from(auditLine)
      .where(sql`${auditLine.county} = ${county} and ${auditLine.seq} > ${seq}`)
      .orderBy(auditLine.seq)
      .limit(PAGE)
    for (const line of page) {
      const fault = faultOf(line, seq + 1n, previous)
      if (fault) return broken(seq + 1n, fault)
      seq += 1n
      previous = line.hash
      if (noted.some(n => n.seq === seq && n.hash !== line.hash)) return broken(seq, 'rewritten')
    }
    if (page.length < PAGE) break
  }
  const whole = seq === head.seq && previous === (head.hash || GENESIS) && noted.every(n => n.seq <= seq)
  return whole
    ? { county, lines: Number(seq), brokenAt: null, fault: null, head: previous }
    : broken(seq + 1n, 'removed')
}
