/** A project opened for a write: found in scope, locked so that two writers queue, and its revision risen with it. */
import { and, eq, sql } from 'drizzle-orm'
import type { Reader } from '../../kernel/access.ts'
import { commandIn } from '../../kernel/audit.ts'
import type { Outcome } from '../../kernel/audit.ts'
import type { Base } from '../../kernel/db.ts'
import { Problem } from '../../kernel/problem.ts'
import { staleRollup } from '../../kernel/stale.ts'
import { within } from '../../kernel/tx.ts'
import type { Tx } from '../../kernel/tx.ts'
import { mustCite } from '../notice/document.queries.ts'
import { project } from './project.table.ts'

export interface At {
  readonly county: string
  readonly id: string
}

export type ProjectRow = typeof project.$inferSelect

const which = (at: At) => and(eq(project.county, at.county), eq(project.id, at.id))

/** @throws Problem record.notFound when it is not there or not in scope. */
export async function lockProject(tx: Tx, at: At): Promise<ProjectRow> {
  const [row] = await tx.db.select().from(project).where(which(at)).for('update')
  if (!row) throw new Problem('record.notFound')
  if (row.retractedAt) throw new Problem('record.retracted')
  return row
}

async function placeOf(tx: Tx, at: At): Promise<string> {
  const [row] = await tx.db.select({ areaCode: project.areaCode }).from(project).where(which(at))
  if (!row) throw new Problem('record.notFound')
  return row.areaCode
}

/** Sets columns that no figure is made of. */
export const setProject = (tx: Tx, at: At, columns: Partial<ProjectRow>) =>
  tx.db.update(project).set(columns).where(which(at))

/** What signatures are under has changed: those given before no longer count. */
export const raisePlan = (tx: Tx, at: At) =>
  tx.db
    .update(project)
    .set({ planRevision: sql`${project.planRevision} + 1` })
    .where(which(at))

/** Whoever looks at what was there before is told so when he writes. */
export const raiseRevision = (tx: Tx, at: At) =>
  tx.db
    .update(project)
    .set({ revision: sql`${project.revision} + 1` })
    .where(which(at))

export interface Ordered {
  readonly command: string
  readonly key?: string | undefined
  readonly request?: unknown
  /** The published figures it feeds. */
  readonly figures?: readonly string[]
}

/** One command on one project: allowed? → lock → work → revision → audit line, in one transaction. */
export function onProject<T>(
  base: Base,
  reader: Reader,
  at: At,
  ordered: Ordered,
  work: (tx: Tx, row: ProjectRow) => Promise<Outcome<T>>,
): Promise<T> {
  return within(base, reader, async tx => {
    const areaCode = await placeOf(tx, at)
    const { command, key, request } = ordered
    return commandIn(
      tx,
      { command, county: at.county, areaCode, key, request: { at, request } },
      async () => {
        const outcome = await work(tx, await lockProject(tx, at))
        await raiseRevision(tx, at)
        await staleRollup(tx, ordered.figures ?? [], at.county)
        return outcome
      },
    )
  })
}

interface Cited {
  readonly documentCounty?: string | undefined
  readonly documentId?: string | undefined
}

/** The document that a fact cites; without an owner of its own it is the banner's. */
export async function citedBy(tx: Tx, input: Cited, county: string) {
  if (!input.documentId) return { documentCounty: null, documentId: null }
  const cited = { documentCounty: input.documentCounty ?? county, documentId: input.documentId }
  await mustCite(tx, cited.documentCounty, cited.documentId)
  return cited
}
