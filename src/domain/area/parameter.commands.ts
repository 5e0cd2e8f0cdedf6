import { sql } from 'drizzle-orm'
import { commandIn } from '../../kernel/audit.ts'
import type { Reader } from '../../kernel/access.ts'
import { newId } from '../../kernel/clock.ts'
import type { Base } from '../../kernel/db.ts'
import { Problem } from '../../kernel/problem.ts'
import { within } from '../../kernel/tx.ts'
import { parameter } from './area.table.ts'
import { listParameters } from './parameter.queries.ts'

export interface ParameterInput {
  readonly key: string
  readonly areaCode: string
  readonly year: number | null
  readonly purpose: string
  readonly value: number | string | null
  readonly source: string
}

/** A new value replaces the old one, which stays in the history. Only a known key is taken: nobody invents a rule. */
export function setParameter(
  base: Base,
  reader: Reader,
  input: ParameterInput,
  key?: string,
): Promise<{ id: string }> {
  // The nation's values are entered by the region; a banner enters its own.
  const owner = input.areaCode === '000000' ? '150000' : input.areaCode
  const order = { command: 'setParameter', county: owner, areaCode: owner, key, request: input }
  return within(base, reader, tx =>
    commandIn(tx, order, async () => {
      const [known] = await listParameters(tx, { key: input.key, all: true })
      if (!known) throw new Problem('input.reference', { what: input.key })
      const same = sql`${parameter.key} = ${input.key} and ${parameter.areaCode} = ${input.areaCode} and ${parameter.purpose} = ${input.purpose}
        and ${parameter.year} is not distinct from ${input.year}::int and ${parameter.retractedAt} is null`
      const before = await tx.db.update(parameter).set({ retractedAt: tx.at }).where(same).returning()
      const id = newId()
      await tx.db.insert(parameter).values({
        id,
        ...input,
        unit: known.unit,
        nameZh: known.nameZh,
        nameEn: known.nameEn,
        status: input.value === null ? 'N' : 'F',
        recordedAt: tx.at,
        recordedBy: tx.reader.userName,
      })
      return { result: { id }, subject: { type: 'parameter', id }, before: before[0] ?? null, after: input }
    }),
  )
}
