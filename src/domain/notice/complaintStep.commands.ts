/** Complaints taken their way, step by step. */
import { sql } from 'drizzle-orm'
import type { Reader } from '../../kernel/access.ts'
import { AUDIT, mustMay, officeOf } from '../../kernel/access.ts'
import { command } from '../../kernel/audit.ts'
import { newId, today } from '../../kernel/clock.ts'
import type { Base } from '../../kernel/db.ts'
import { refuseFor } from '../../kernel/refusal.ts'
import { within } from '../../kernel/tx.ts'
import type { Tx } from '../../kernel/tx.ts'
import { queue } from './complaintQueue.ts'
import { FLOW, mayAct } from './complaint.rules.ts'
import { above } from './complaintOffice.rules.ts'
import type { OfficeAct, StepInput } from './complaint.schema.ts'
import { complaint, complaintStep } from './complaint.table.ts'
import type { Act } from './complaint.terms.ts'
import { standingOf } from './complaintStanding.queries.ts'
import type { Standing } from './complaintStanding.queries.ts'
import { untilOf } from './complaintTerm.queries.ts'
import { mustCite } from './document.queries.ts'
import { ask } from './inquiry.commands.ts'

export interface At {
  readonly county: string
  readonly id: string
}

export const COMMAND: Readonly<Record<Act, string>> = {
  accept: 'acceptComplaint',
  refuse: 'refuseComplaint',
  transfer: 'transferComplaint',
  giveBack: 'giveComplaintBack',
  investigate: 'investigateComplaint',
  inquire: 'askUnit',
  refer: 'referComplaint',
  askExtension: 'askExtension',
  grantExtension: 'grantExtension',
  denyExtension: 'denyExtension',
  answer: 'answerComplaint',
  appeal: 'appealComplaint',
  agree: 'acceptAnswer',
  close: 'closeComplaint',
  withdraw: 'withdrawComplaint',
}

/** Who handles it from a step on; undefined where nobody changes. */
function nextHandler(s: Standing, act: Act, to: string | undefined): string | undefined {
  if (act === 'transfer') return to
  if (act === 'giveBack') return s.facts.givenBy!
  return act === 'appeal' ? above(s.facts.handler)! : undefined
}

/** Who joins in at a step: the next handler, audits, or the level that grants more time. */
function joining(s: Standing, act: Act, handler: string | undefined): string[] {
  if (act === 'refer') return [AUDIT]
  const up = act === 'askExtension' ? above(s.facts.handler) : null
  return [handler, up].filter(o => o !== undefined && o !== null)
}

/** The day of what comes next; undefined where it stays as it is. */
async function nextDue(tx: Tx, s: Standing, act: Act, onDate: string): Promise<string | null | undefined> {
  const { county } = s.row
  switch (act) {
    case 'accept':
      return untilOf(tx, 'handle_days', county, onDate)
    case 'transfer':
    case 'giveBack':
      return s.facts.state === 'received' ? untilOf(tx, 'accept_days', county, onDate) : undefined
    case 'grantExtension':
      return untilOf(tx, 'extend_days', county, s.facts.dueOn!)
    case 'answer':
      return untilOf(tx, 'appeal_days', county, onDate)
    case 'appeal':
      return untilOf(tx, 'review_days', county, onDate)
    case 'refuse':
    case 'agree':
    case 'close':
    case 'withdraw':
      return null
    default:
      return undefined
  }
}

const EXTENDS: Partial<Record<Act, 'asked' | 'granted' | 'denied'>> = {
  askExtension: 'asked',
  grantExtension: 'granted',
  denyExtension: 'denied',
}

const cited = async (tx: Tx, county: string, input: StepInput) => {
  if (!input.documentId) return {}
  const documentCounty = input.documentCounty ?? county
  await mustCite(tx, documentCounty, input.documentId)
  return { documentCounty, documentId: input.documentId }
}

export async function take(tx: Tx, s: Standing, act: Act, input: StepInput, office: string): Promise<void> {
  const { county, id, areaCode } = s.row
  const offices = act === 'transfer' ? s.offices : []
  const to = input.to === undefined ? {} : { to: input.to }
  const step = {
    act,
    onDate: input.onDate,
    today: today(tx.at),
    lastOn: s.lastOn,
    office,
    userId: tx.reader.userId,
    offices,
  }
  refuseFor(mayAct(s.facts, { ...step, ...to }))
  const state = FLOW[act][s.facts.state]!
  const handler = nextHandler(s, act, input.to)
  const dueOn = await nextDue(tx, s, act, input.onDate)
  const proof = await cited(tx, county, input)
  await tx.db.insert(complaintStep).values({
    county,
    id: newId(),
    areaCode,
    complaintId: id,
    ordinal: s.ordinal + 1,
    act,
    state,
    onDate: input.onDate,
    note: input.note ?? input.question ?? null,
    answer: input.answer ?? null,
    office,
    toOffice: handler ?? null,
    dueOn: dueOn === undefined ? s.facts.dueOn : dueOn,
    byId: tx.reader.userId,
    byName: tx.reader.userName,
    ...proof,
    recordedAt: tx.at,
  })
  const joined = joining(s, act, handler)
  const more = joined.length
    ? {
        offices: sql`array(select distinct o from unnest(${complaint.offices} || ${`{${joined.join(',')}}`}::text[]) o order by o)`,
      }
    : {}
  await tx.db
    .update(complaint)
    .set({
      state,
      ...(handler === undefined ? {} : { handler }),
      ...(dueOn === undefined ? {} : { dueOn }),
      ...(act === 'appeal' ? { appeals: s.facts.appeals + 1, extension: null } : {}),
      ...(EXTENDS[act] ? { extension: EXTENDS[act] } : {}),
      ...more,
    })
    .where(sql`${complaint.county} = ${county} and ${complaint.id} = ${id}`)
}

/** One step of an office. */
export async function stepComplaint(
  base: Base,
  reader: Reader,
  at: At,
  act: OfficeAct,
  input: StepInput,
  key?: string,
): Promise<At> {
  mustMay(reader, 'complaint.handle')
  const { areaCode } = (await within(base, reader, tx => standingOf(tx, at.county, at.id))).row
  const order = { command: COMMAND[act], county: at.county, areaCode, key, request: { at, input } }
  return command(base, reader, order, async tx => {
    await queue(tx, `complaint:${at.id}`)
    const s = await standingOf(tx, at.county, at.id)
    await take(tx, s, act, input, officeOf(reader))
    if (act === 'inquire') await ask(tx, s, input)
    return {
      result: { county: at.county, id: at.id },
      subject: { type: 'complaint', id: at.id },
      before: { state: s.facts.state },
      after: { act, onDate: input.onDate, state: FLOW[act][s.facts.state] },
    }
  })
}
