/** 问题: raised by an auditor, put right by the offices of the place, closed or returned by an auditor. */
import { sql } from 'drizzle-orm'
import type { Reader } from '../../kernel/access.ts'
import { mustMay } from '../../kernel/access.ts'
import { command } from '../../kernel/audit.ts'
import { newId, today } from '../../kernel/clock.ts'
import type { Base } from '../../kernel/db.ts'
import { Problem } from '../../kernel/problem.ts'
import { refuseFor } from '../../kernel/refusal.ts'
import { within } from '../../kernel/tx.ts'
import type { Tx } from '../../kernel/tx.ts'
import { mustCite } from '../notice/document.queries.ts'
import { mustHaveFile } from '../notice/file.queries.ts'
import { cameOf } from './complaintFinding.commands.ts'
import { findFinding, placeOf } from './finding.queries.ts'
import { mayRaise, mayStep } from './finding.rules.ts'
import type { FindingInput, StepInput } from './finding.schema.ts'
import { finding, findingEvent } from './finding.table.ts'
import type { Act } from './finding.terms.ts'

export interface At {
  readonly county: string
  readonly id: string
}

/** Writers of one queue here: numbers and steps follow one another. */
const queue = (tx: Tx, name: string) =>
  tx.db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`)

/** 152527-2026-003: withdrawn ones keep their number. */
async function nextNumber(tx: Tx, county: string, foundOn: string): Promise<string> {
  const begins = `${county}-${foundOn.slice(0, 4)}-`
  await queue(tx, `finding:${begins}`)
  const found = await tx.db.execute<{ n: bigint }>(
    sql`select count(*) as n from finding where county = ${county} and number >= ${begins} and number < ${`${begins}~`}`,
  )
  return begins + String(Number(found.rows[0]!.n) + 1).padStart(3, '0')
}

const cited = async (tx: Tx, county: string, input: StepInput | FindingInput) => {
  if (input.fileId) await mustHaveFile(tx, county, input.fileId)
  if (!input.documentId) return {}
  const documentCounty = input.documentCounty ?? county
  await mustCite(tx, documentCounty, input.documentId)
  return { documentCounty, documentId: input.documentId }
}

export async function raiseFinding(
  base: Base,
  reader: Reader,
  { complaint, ...input }: FindingInput,
  key?: string,
): Promise<At> {
  const { county } = input
  mustMay(reader, 'finding.raise')
  const areaCode = await within(base, reader, tx => placeOf(tx, input))
  const order = { command: 'raiseFinding', county, areaCode, key, request: input, inspects: true } as const
  return command(base, reader, order, async tx => {
    refuseFor(mayRaise({ ...input, today: today(tx.at) }))
    const id = newId()
    const number = await nextNumber(tx, county, input.foundOn)
    const proof = await cited(tx, county, input)
    await tx.db
      .insert(finding)
      .values({ ...input, ...proof, id, areaCode, number, foundBy: reader.userName, recordedAt: tx.at })
    if (complaint) await cameOf(tx, complaint, { county, id })
    return { result: { county, id }, subject: { type: 'finding', id }, after: { ...input, number } }
  })
}

const COMMAND: Record<Act, string> = {
  measures: 'setMeasures',
  progress: 'reportProgress',
  request: 'requestClosing',
  verify: 'verifyFinding',
  return: 'returnFinding',
}

/** One step on the way to 销号. */
export async function step(
  base: Base,
  reader: Reader,
  at: At,
  act: Act,
  input: StepInput,
  key?: string,
): Promise<At> {
  const audits = act === 'verify' || act === 'return'
  mustMay(reader, audits ? 'finding.raise' : 'finding.rectify')
  const { areaCode } = await within(base, reader, tx => findFinding(tx, at.county, at.id))
  const order = {
    command: COMMAND[act],
    county: at.county,
    areaCode,
    key,
    request: { at, input },
    ...(audits ? { inspects: true as const } : {}),
  }
  return command(base, reader, order, async tx => {
    await queue(tx, `finding:${at.id}`)
    const before = await findFinding(tx, at.county, at.id)
    const proof = await cited(tx, at.county, input)
    const proved = Boolean(input.documentId ?? input.fileId)
    const facts = { ...before, act, onDate: input.onDate, today: today(tx.at), proved }
    refuseFor(mayStep(facts))
    const done = await tx.db.execute<{ n: number }>(
      sql`select coalesce(max(ordinal), 0)::int as n from finding_event where county = ${at.county} and finding_id = ${at.id}`,
    )
    await tx.db.insert(findingEvent).values({
      county: at.county,
      id: newId(),
      areaCode,
      findingId: at.id,
      ordinal: done.rows[0]!.n + 1,
      act,
      onDate: input.onDate,
      note: input.note,
      byName: reader.userName,
      byRole: reader.role,
      fileId: input.fileId ?? null,
      ...proof,
      recordedAt: tx.at,
    })
    return {
      result: at,
      subject: { type: 'finding', id: at.id },
      before: { state: before.state },
      after: input,
    }
  })
}

/** Raised by mistake; only before anybody has acted on it. */
export async function withdrawFinding(
  base: Base,
  reader: Reader,
  at: At,
  reason: string,
  key?: string,
): Promise<At> {
  mustMay(reader, 'finding.raise')
  const { areaCode } = await within(base, reader, tx => findFinding(tx, at.county, at.id))
  const order = {
    command: 'withdrawFinding',
    county: at.county,
    areaCode,
    key,
    request: { at, reason },
    inspects: true,
  } as const
  return command(base, reader, order, async tx => {
    await queue(tx, `finding:${at.id}`)
    const before = await findFinding(tx, at.county, at.id)
    if (before.state !== 'raised')
      throw new Problem('rule.refused', {}, [], {
        zh: '责任单位已开始整改，不能撤回。',
        en: 'It is being put right already and cannot be withdrawn.',
      })
    await tx.db
      .update(finding)
      .set({ retractedAt: tx.at })
      .where(sql`${finding.county} = ${at.county} and ${finding.id} = ${at.id}`)
    return { result: at, subject: { type: 'finding', id: at.id }, before, after: { reason } }
  })
}
