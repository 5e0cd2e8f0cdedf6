/** What people decide on possible duplicates, and the undo of it. */
import { and, eq } from 'drizzle-orm'
import { commandIn } from '../../kernel/audit.ts'
import type { Reader } from '../../kernel/access.ts'
import type { Base } from '../../kernel/db.ts'
import { Problem } from '../../kernel/problem.ts'
import { staleRollup } from '../../kernel/stale.ts'
import { within } from '../../kernel/tx.ts'
import type { Tx } from '../../kernel/tx.ts'
import { recomputeDuplicates } from './duplicateSearch.commands.ts'
import { duplicateCase } from './household.table.ts'
import { mergePeople, unmergePeople } from './merge.commands.ts'
import { HOUSEHOLD_FIGURES, refuse } from './opened.commands.ts'

export interface CaseAt {
  readonly county: string
  readonly id: string
}

export interface Decision {
  readonly decision: 'merged' | 'different'
  /** The person who stays; left out, the one named first. */
  readonly keep?: string | undefined
  readonly note: string
}

type CaseRow = typeof duplicateCase.$inferSelect

const which = (at: CaseAt) => and(eq(duplicateCase.county, at.county), eq(duplicateCase.id, at.id))

async function onCase<T>(
  base: Base,
  reader: Reader,
  at: CaseAt,
  command: string,
  key: string | undefined,
  request: unknown,
  work: (tx: Tx, row: CaseRow) => Promise<T>,
): Promise<T> {
  return within(base, reader, async tx => {
    const [seen] = await tx.db.select().from(duplicateCase).where(which(at))
    if (!seen) throw new Problem('record.notFound')
    const order = { command, county: at.county, areaCode: seen.areaCode, key, request: { at, request } }
    return commandIn(tx, order, async () => {
      const [row] = await tx.db.select().from(duplicateCase).where(which(at)).for('update')
      const result = await work(tx, row!)
      await staleRollup(tx, HOUSEHOLD_FIGURES, at.county)
      return { result, subject: { type: 'duplicate', id: at.id }, before: row, after: request }
    })
  })
}

const decide = (tx: Tx, row: CaseRow, state: CaseRow['state'], note: string | null) =>
  tx.db
    .update(duplicateCase)
    .set({
      state,
      note,
      decidedBy: state === 'open' ? null : tx.reader.userName,
      decidedAt: state === 'open' ? null : tx.at,
    })
    .where(and(eq(duplicateCase.county, row.county), eq(duplicateCase.id, row.id)))

/** @throws Problem rule.refused when decided already, or when the other person belongs to another banner. */
export function decideDuplicate(
  base: Base,
  reader: Reader,
  at: CaseAt,
  input: Decision,
  key?: string,
): Promise<CaseAt> {
  const command = input.decision === 'merged' ? 'mergePersons' : 'decideDuplicate'
  return onCase(base, reader, at, command, key, input, async (tx, row) => {
    if (row.state !== 'open')
      refuse({ zh: '该疑似重复已经判定。', en: 'This case has been decided already.' })
    // Decided first: the search that follows a merge drops open cases whose pair is gone.
    await decide(tx, row, input.decision, input.note)
    if (input.decision === 'merged') await mergeOf(tx, row, input.keep ?? row.personId)
    return at
  })
}

async function mergeOf(tx: Tx, row: CaseRow, keep: string): Promise<void> {
  if (row.otherCounty !== row.county)
    refuse({
      zh: '另一方在其他旗县，请与对方协商由一方撤回或迁移。',
      en: 'The other one is on another banner’s file: agree which of the two withdraws or moves.',
    })
  const lose = [row.personId, row.otherId].find(id => id !== keep)
  if (!lose || ![row.personId, row.otherId].includes(keep))
    throw new Problem('input.reference', { what: 'keep' })
  await mergePeople(tx, row.county, keep, lose)
  await recomputeDuplicates(tx, row.county, [keep, lose])
}

/** Opens a decided case again; a merge is taken apart. */
export function undoDecision(base: Base, reader: Reader, at: CaseAt, key?: string): Promise<CaseAt> {
  return onCase(base, reader, at, 'undoMerge', key, null, async (tx, row) => {
    if (row.state === 'open') refuse({ zh: '该疑似重复尚未判定。', en: 'This case has not been decided.' })
    await decide(tx, row, 'open', null)
    if (row.state === 'merged') {
      const people = await unmergePeople(tx, row.county, row.personId, row.otherId)
      await recomputeDuplicates(tx, row.county, people)
    }
    return at
  })
}
