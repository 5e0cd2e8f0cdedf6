/** 更名、合并、拆分: an area's version ends and others begin; old codes lead to new ones through their successions. */
import { and, inArray, isNull, sql } from 'drizzle-orm'
import { commandIn } from '../../kernel/audit.ts'
import type { Reader } from '../../kernel/access.ts'
import { today } from '../../kernel/clock.ts'
import { codes } from '../../kernel/contribution.ts'
import type { Base } from '../../kernel/db.ts'
import { Problem } from '../../kernel/problem.ts'
import { within } from '../../kernel/tx.ts'
import type { Tx } from '../../kernel/tx.ts'
import { rangeOf } from './area.rules.ts'
import { area, areaSuccession } from './area.table.ts'
import { refusalsOf } from './revision.rules.ts'
import type { RevisionInput } from './revision.schema.ts'

type Version = typeof area.$inferSelect

async function lockVersions(tx: Tx, list: readonly string[]): Promise<Version[]> {
  const found = await tx.db
    .select()
    .from(area)
    .where(and(inArray(area.code, [...list]), isNull(area.validTo)))
    .orderBy(area.code)
    .for('update')
  const missing = list.find(code => !found.some(a => a.code === code))
  if (missing)
    throw new Problem('input.reference', {}, [{ field: 'before', code: 'unknown' }], {
      zh: `地区 ${missing}`,
      en: `area ${missing}`,
    })
  return found
}

async function childrenOf(tx: Tx, list: readonly string[]): Promise<Map<string, number>> {
  const found = await tx.db.execute<{ code: string; n: bigint }>(
    sql`select parent_code as code, count(*) as n from area where parent_code = any(${codes(list)}) and valid_to is null group by 1`,
  )
  return new Map(found.rows.map(r => [r.code, Number(r.n)]))
}

async function takenOf(tx: Tx, input: RevisionInput): Promise<string[]> {
  const fresh = input.after.map(a => a.code).filter(code => !input.before.includes(code))
  const found = await tx.db.execute<{ code: string }>(
    sql`select distinct code from area where code = any(${codes(fresh)}) order by 1`,
  )
  return found.rows.map(r => r.code)
}

async function refuseWrong(tx: Tx, input: RevisionInput, before: readonly Version[]): Promise<void> {
  const children = await childrenOf(tx, input.before)
  const reasons = refusalsOf({
    ...input,
    today: today(tx.at),
    before: before.map(a => ({ code: a.code, validFrom: a.validFrom, children: children.get(a.code) ?? 0 })),
    taken: await takenOf(tx, input),
  })
  if (!reasons.length) return
  const details = reasons.map(r => ({ code: r.code, detail: r.words }))
  throw new Problem('rule.refused', {}, details, {
    zh: reasons.map(r => r.words.zh).join(''),
    en: reasons.map(r => r.words.en).join(' '),
  })
}

/** The next version: where it lies is taken from an area that it comes from. */
const versionOf = (part: RevisionInput['after'][number], like: Version, onDate: string): Version => ({
  ...like,
  ...rangeOf(part.code),
  code: part.code,
  name: part.name,
  validFrom: onDate,
  validTo: null,
  township: like.level === 'township' ? part.code : like.township,
})

/** Each area leads to all that it became, also to itself where it keeps its code, with the day and the source. */
const stepsFrom = (oldCode: string, { after, kind, onDate, source }: RevisionInput) =>
  after.map(a => ({ oldCode, newCode: a.code, onDate, kind, source }))

/** @throws Problem access.scope unless the area's own end revises it (Beijing's by Beijing, the region's by the region). */
export function reviseArea(
  base: Base,
  reader: Reader,
  input: RevisionInput,
  key?: string,
): Promise<{ codes: readonly string[] }> {
  const areaCode = input.before[0]!
  const county = areaCode.slice(0, 6)
  if (!input.before.every(code => code.startsWith(reader.areaCode.slice(0, 2))))
    throw new Problem('access.scope', {}, [], { zh: `地区 ${areaCode}`, en: `Area ${areaCode}` })
  return within(base, reader, tx =>
    commandIn(tx, { command: 'reviseArea', county, areaCode, key, request: input }, async () => {
      const before = await lockVersions(tx, input.before)
      await refuseWrong(tx, input, before)
      await tx.db
        .update(area)
        .set({ validTo: input.onDate })
        .where(and(inArray(area.code, input.before), isNull(area.validTo)))
      await tx.db.insert(area).values(input.after.map(part => versionOf(part, before[0]!, input.onDate)))
      const steps = input.before.flatMap(oldCode => stepsFrom(oldCode, input))
      await tx.db.insert(areaSuccession).values(steps)
      const result = { codes: input.after.map(a => a.code) }
      return { result, subject: { type: 'area', id: areaCode }, before, after: input }
    }),
  )
}
