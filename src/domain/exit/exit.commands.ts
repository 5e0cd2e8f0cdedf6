/** 识别与退出: designated, declared out or returned, withdrawn. Declarations are never changed, only withdrawn. */
import { and, eq, sql } from 'drizzle-orm'
import { command } from '../../kernel/audit.ts'
import type { Reader } from '../../kernel/access.ts'
import { newId, today } from '../../kernel/clock.ts'
import type { Base } from '../../kernel/db.ts'
import { Problem } from '../../kernel/problem.ts'
import type { Reason } from '../../kernel/reason.ts'
import { staleRollup } from '../../kernel/stale.ts'
import type { Tx } from '../../kernel/tx.ts'
import { say } from '../../kernel/words.ts'
import type { Word } from '../../kernel/words.ts'
import { levelOf } from '../area/area.rules.ts'
import { findParameter } from '../area/parameter.queries.ts'
import { mustCite } from '../notice/document.queries.ts'
import { lockStanding, stateOf } from './exit.queries.ts'
import { mayDeclare } from './exit.rules.ts'
import type { ExitFacts } from './exit.rules.ts'
import type { DesignationInput, ExitInput } from './exit.schema.ts'
import { designation, exitDeclaration } from './exit.table.ts'
import { MAX_INCIDENCE } from './exit.terms.ts'
import type { ExitObject } from './exit.terms.ts'

export interface At {
  readonly county: string
  readonly id: string
}

const FIGURES: Record<ExitObject, readonly string[]> = {
  village: ['exit.villages', 'exit.villages_designated', 'exit.villages_poor'],
  banner: ['exit.banners'],
}

const refuse = (zh: string, en: string): never => {
  throw new Problem('rule.refused', {}, [], { zh, en })
}

/** A banner's exit is the region's to announce; the code must be of the object's level, owned by its banner. */
function mustFit(reader: Reader, input: { county: string; areaCode: string; object: ExitObject }): void {
  if (input.object === 'banner' && reader.role !== 'region_office') throw new Problem('access.role')
  const level = input.object === 'village' ? 'village' : 'county'
  if (levelOf(input.areaCode) !== level || input.areaCode.slice(0, 6) !== input.county)
    throw new Problem('input.invalid', {}, [{ field: 'areaCode', code: 'level' }], {
      zh: '地区代码与对象不符',
      en: 'the area code does not fit the object',
    })
}

async function mustExist(tx: Tx, code: string): Promise<void> {
  const found = await tx.db.execute(sql`select 1 from area where code = ${code} and valid_to is null`)
  if (!found.rows.length)
    throw new Problem('input.reference', {}, [{ field: 'areaCode', code: 'unknown' }], {
      zh: `地区 ${code}`,
      en: `area ${code}`,
    })
}

interface Cited {
  readonly documentCounty: string
  readonly documentId: string
}

/** The document a declaration cites; without an owner of its own it is the banner's. */
async function citedBy(
  tx: Tx,
  input: { county: string; documentCounty?: string | undefined; documentId?: string | undefined },
): Promise<Cited | null> {
  if (!input.documentId) return null
  const cited = { documentCounty: input.documentCounty ?? input.county, documentId: input.documentId }
  await mustCite(tx, cited.documentCounty, cited.documentId)
  return cited
}

export function designate(base: Base, reader: Reader, input: DesignationInput, key?: string): Promise<At> {
  mustFit(reader, input)
  const { county, areaCode, object } = input
  return command(base, reader, { command: 'designate', county, areaCode, key, request: input }, async tx => {
    await mustExist(tx, areaCode)
    // Two designations of one area at once wait for each other here; the second finds the first.
    await tx.db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`designate:${areaCode}`}, 0))`)
    if (await lockStanding(tx, county, areaCode, object))
      refuse('该地已经识别登记。', 'It is designated already.')
    if (input.year && input.year > Number(today(tx.at).slice(0, 4)))
      refuse('识别年度不能晚于今年。', 'The year of designation lies in the future.')
    const id = newId()
    const cited = await citedBy(tx, input)
    await tx.db.insert(designation).values({
      county,
      id,
      areaCode,
      object,
      level: input.level,
      year: input.year ?? null,
      ...cited,
      recordedAt: tx.at,
    })
    await staleRollup(tx, FIGURES[object], county)
    return { result: { county, id }, subject: { type: 'designation', id }, after: input }
  })
}

async function factsOf(tx: Tx, input: ExitInput): Promise<ExitFacts> {
  const standing = await lockStanding(tx, input.county, input.areaCode, input.object)
  const line = await findParameter(tx, MAX_INCIDENCE[input.object], input.county, input.round)
  return {
    object: input.object,
    kind: input.kind,
    onDate: input.onDate,
    round: input.round,
    today: today(tx.at),
    designated: standing && { year: standing.year },
    state: stateOf(standing),
    lastOn: standing?.lastOn ?? null,
    incidence: input.incidence ?? null,
    maxIncidence: typeof line?.value === 'number' ? { value: line.value, source: line.source } : null,
  }
}

const sentence = (r: Reason): Word => ({ zh: say(r.words, 'zh', r.values), en: say(r.words, 'en', r.values) })

function refuseFor(reasons: readonly Reason[]): never {
  const words = reasons.map(sentence)
  const details = reasons.map((r, i) => ({ code: r.code, detail: words[i]! }))
  throw new Problem('rule.refused', {}, details, {
    zh: words.map(w => w.zh).join(''),
    en: words.map(w => w.en).join(' '),
  })
}

export interface Declared extends At {
  /** What could not be checked automatically, in words. */
  readonly notes: readonly { readonly code: string; readonly words: Word }[]
}

/** Declares a village (its bureau or the region) or a banner (the region) out, or returned. */
export function declareExit(base: Base, reader: Reader, input: ExitInput, key?: string): Promise<Declared> {
  mustFit(reader, input)
  const { county, areaCode, object } = input
  return command(
    base,
    reader,
    { command: 'declareExit', county, areaCode, key, request: input },
    async tx => {
      const verdict = mayDeclare(await factsOf(tx, input))
      if (!verdict.ok) refuseFor(verdict.reasons)
      const id = newId()
      const cited = await citedBy(tx, input)
      await tx.db.insert(exitDeclaration).values({
        county,
        id,
        areaCode,
        object,
        kind: input.kind,
        round: input.round,
        onDate: input.onDate,
        onPrecision: input.onPrecision,
        incidence: input.incidence == null ? null : String(input.incidence),
        basis: cited ? 'evidenced' : 'declared',
        ...cited,
        recordedAt: tx.at,
      })
      await staleRollup(tx, FIGURES[object], county)
      const notes = verdict.notes.map(r => ({ code: r.code, words: sentence(r) }))
      return { result: { county, id, notes }, subject: { type: 'exit', id }, after: input }
    },
  )
}

/** Takes a declaration back; only the last one that stands, or the ones after it would hang in the air. */
export function withdrawExit(base: Base, reader: Reader, at: At, reason: string, key?: string): Promise<At> {
  const order = {
    command: 'withdrawExit',
    county: at.county,
    areaCode: at.county,
    key,
    request: { at, reason },
  }
  return command(base, reader, order, async tx => {
    const [row] = await tx.db
      .select()
      .from(exitDeclaration)
      .where(and(eq(exitDeclaration.county, at.county), eq(exitDeclaration.id, at.id)))
      .for('update')
    if (!row) throw new Problem('record.notFound')
    if (row.retractedAt) throw new Problem('record.retracted')
    if (row.object === 'banner' && reader.role !== 'region_office') throw new Problem('access.role')
    await lockStanding(tx, at.county, row.areaCode, row.object)
    const later =
      await tx.db.execute(sql`select 1 from exit_declaration where county = ${at.county} and area_code = ${row.areaCode} and object = ${row.object}
      and retracted_at is null and (on_date, recorded_at, id) > (${row.onDate}::date, ${row.recordedAt.toISOString()}::timestamptz, ${row.id}::uuid)`)
    if (later.rows.length)
      refuse(
        '此后还有新的公告，请先撤回后面的公告。',
        'There is a later declaration; withdraw that one first.',
      )
    await tx.db
      .update(exitDeclaration)
      .set({ retractedAt: tx.at })
      .where(and(eq(exitDeclaration.county, at.county), eq(exitDeclaration.id, at.id)))
    await staleRollup(tx, FIGURES[row.object], at.county)
    return { result: at, subject: { type: 'exit', id: at.id }, before: row, after: { reason } }
  })
}
