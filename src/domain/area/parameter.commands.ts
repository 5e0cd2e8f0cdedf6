/** Parameters are set by the office whose they are, with a source; the former value stays in the history and can come back. */
import { and, eq, isNull, sql } from 'drizzle-orm'
import { commandIn } from '../../kernel/audit.ts'
import type { Outcome } from '../../kernel/audit.ts'
import type { Reader } from '../../kernel/access.ts'
import { newId } from '../../kernel/clock.ts'
import type { Base } from '../../kernel/db.ts'
import { Problem } from '../../kernel/problem.ts'
import { within } from '../../kernel/tx.ts'
import type { Tx } from '../../kernel/tx.ts'
import { parameter } from './area.table.ts'
import { listParameters } from './parameter.queries.ts'
import { mayFill, NATION, refusalsOf } from './parameter.rules.ts'
import { REGION } from './area.terms.ts'

export interface ParameterInput {
  readonly key: string
  readonly areaCode: string
  readonly year: number | null
  readonly purpose: string
  readonly value: number | string | null
  readonly source: string
  /** How well it is known; F when a document is named. */
  readonly status?: 'F' | 'R' | 'D' | undefined
}

type Slot = Pick<ParameterInput, 'key' | 'areaCode' | 'year' | 'purpose'>
type Row = typeof parameter.$inferSelect

/**
 * The nation's values stand in the region's chain. An administrator writes no facts, so that the scope of the one
 * transaction is widened by the one owner whose chain tells of it, after the rule has said that the office may.
 */
async function setting<T>(
  base: Base,
  reader: Reader,
  about: {
    readonly command: string
    readonly slot: Slot
    readonly key?: string | undefined
    readonly request: unknown
  },
  work: (tx: Tx) => Promise<Outcome<T>>,
): Promise<T> {
  const { key: name, areaCode } = about.slot
  if (!mayFill(reader, name, areaCode))
    throw new Problem('access.scope', {}, [], {
      zh: `参数 ${name}（${areaCode}）`,
      en: `Parameter ${name} (${areaCode})`,
    })
  const owner = areaCode === NATION ? REGION : areaCode
  const writer = {
    ...reader,
    writable: [owner],
    counties: [...new Set([...reader.counties, owner])],
    lo: '',
    hi: '~',
  }
  const order = {
    command: about.command,
    county: owner,
    areaCode: owner,
    key: about.key,
    request: about.request,
  }
  return within(base, writer, tx => commandIn(tx, order, () => work(tx)))
}

const standing = (slot: Slot) =>
  and(
    eq(parameter.key, slot.key),
    eq(parameter.areaCode, slot.areaCode),
    eq(parameter.purpose, slot.purpose),
    sql`${parameter.year} is not distinct from ${slot.year}::int`,
    isNull(parameter.retractedAt),
  )

/** A new value replaces the old one, which stays in the history. Only a known key is taken: nobody invents a rule. */
export async function setParameter(
  base: Base,
  reader: Reader,
  input: ParameterInput,
  key?: string,
): Promise<{ id: string }> {
  const reasons = refusalsOf(input.key, input.value)
  if (reasons.length)
    throw new Problem(
      'rule.refused',
      {},
      reasons.map(r => ({ field: 'value', code: r.code, detail: r.words })),
      reasons[0]!.words,
    )
  return setting(base, reader, { command: 'setParameter', slot: input, key, request: input }, async tx => {
    const [known] = await listParameters(tx, { key: input.key, all: true })
    if (!known) throw new Problem('input.reference', { what: input.key })
    const [before] = await tx.db
      .update(parameter)
      .set({ retractedAt: tx.at })
      .where(standing(input))
      .returning()
    const id = newId()
    await tx.db.insert(parameter).values({
      id,
      ...input,
      unit: before?.unit ?? known.unit,
      nameZh: known.nameZh,
      nameEn: known.nameEn,
      status: input.value === null ? 'N' : (input.status ?? 'F'),
      recordedAt: tx.at,
      recordedBy: tx.reader.userName,
    })
    return { result: { id }, subject: { type: 'parameter', id }, before: before ?? null, after: input }
  })
}

/** The value that stood before comes back; a value that nobody had entered before goes, and it is empty again. */
export async function undoParameter(
  base: Base,
  reader: Reader,
  id: string,
  key?: string,
): Promise<{ id: string | null }> {
  const slot = await within(base, reader, tx => liveOf(tx, id))
  return setting(base, reader, { command: 'undoParameter', slot, key, request: { id } }, async tx => {
    const row = await liveOf(tx, id)
    const [before] = await tx.db
      .select()
      .from(parameter)
      .where(
        sql`${parameter.key} = ${row.key} and ${parameter.areaCode} = ${row.areaCode} and ${parameter.purpose} = ${row.purpose}
        and ${parameter.year} is not distinct from ${row.year}::int and ${parameter.retractedAt} = ${row.recordedAt.toISOString()}`,
      )
    if (!before && row.recordedBy === 'reference')
      throw new Problem('rule.refused', {}, [], {
        zh: '这是随系统提供的参考值，没有可撤销的设定。',
        en: 'This is a reference value that came with the system; there is no setting to undo.',
      })
    await tx.db.update(parameter).set({ retractedAt: tx.at }).where(eq(parameter.id, id))
    const back = before ? { ...before, id: newId(), recordedAt: tx.at, retractedAt: null } : null
    if (back) await tx.db.insert(parameter).values(back)
    return { result: { id: back?.id ?? null }, subject: { type: 'parameter', id }, before: row, after: back }
  })
}

async function liveOf(tx: Tx, id: string): Promise<Row> {
  const [row] = await tx.db
    .select()
    .from(parameter)
    .where(and(eq(parameter.id, id), isNull(parameter.retractedAt)))
  if (!row) throw new Problem('record.notFound')
  return row
}
