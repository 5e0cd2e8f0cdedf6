/** Complaints: taken in at an office or at the public's door, and taken their way step by step. */
import { randomInt } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type { Reader } from '../../kernel/access.ts'
import { AUDIT, mustMay, officeOf } from '../../kernel/access.ts'
import { PUBLIC } from '../../kernel/account/reader.rules.ts'
import { command } from '../../kernel/audit.ts'
import { newId, today } from '../../kernel/clock.ts'
import type { Base } from '../../kernel/db.ts'
import { Problem } from '../../kernel/problem.ts'
import { refuseFor } from '../../kernel/refusal.ts'
import { within } from '../../kernel/tx.ts'
import type { Tx } from '../../kernel/tx.ts'
import type { Vault } from '../../kernel/secret.ts'
import { addDays } from '../area/holiday.rules.ts'
import { parameterOn } from '../area/parameter.queries.ts'
import { hiddenOf, mayReveal, standingOf } from './complaint.queries.ts'
import type { Standing } from './complaint.queries.ts'
import { above, accusedOf, askedUnit, FLOW, mayAct, mayReceive, receiverOf } from './complaint.rules.ts'
import type { Bearer, ComplaintInput, Filed, OfficeAct, Reveal, StepInput } from './complaint.schema.ts'
import { complaint, complaintStep, inquiry } from './complaint.table.ts'
import { CODE_LENGTH, CODE_LETTERS, COMPLAINANT } from './complaint.terms.ts'
import type { Act, Channel } from './complaint.terms.ts'
import { helpersOf } from './complaintOffice.queries.ts'
import { mustCite } from './document.queries.ts'

export interface At {
  readonly county: string
  readonly id: string
}

export interface Receipt extends At {
  readonly number: string
  readonly code: string
}

/** Writers of one queue here: numbers and steps follow one another. */
const queue = (tx: Tx, name: string) =>
  tx.db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`)

const newCode = (): string =>
  Array.from({ length: CODE_LENGTH }, () => CODE_LETTERS[randomInt(CODE_LETTERS.length)]).join('')

const indexOf = (vault: Vault, code: string): string => vault.blind(`complaint:${code}`)

/** Somebody with a code, heard by the complaint's owner; the code opens the complaint, and it alone. */
const visitor = (vault: Vault, county: string, code: string): Reader => ({
  ...PUBLIC,
  visit: { hears: county, reference: indexOf(vault, code) },
})

/** The last day of what may take `key` days from a day on, which is not counted itself. */
async function untilOf(tx: Tx, key: string, county: string, from: string): Promise<string> {
  const { value } = await parameterOn(tx, `complaint.${key}`, county, Number(from.slice(0, 4)))
  return addDays(from, value)
}

/** TS150125-2026-0001; the count is of all there are, also of those that this writer does not see. */
async function nextNumber(tx: Tx, county: string, receivedOn: string): Promise<string> {
  const begins = `TS${county}-${receivedOn.slice(0, 4)}-`
  await queue(tx, `complaint:${begins}`)
  const found = await tx.db.execute<{ n: bigint }>(
    sql`select duikou_complaint_count(${county}, ${begins}) as n`,
  )
  return begins + String(Number(found.rows[0]!.n) + 1).padStart(4, '0')
}

interface Received extends Filed {
  readonly channel: Channel
  readonly receivedOn: string
  readonly accusedCode: string | null
  readonly record?: {
    readonly recordCounty: string
    readonly recordType: ComplaintInput['recordType']
    readonly recordId: string
  }
}

async function receive(
  tx: Tx,
  input: Received,
  county: string,
  handler: string,
  code: string,
): Promise<Receipt> {
  const id = newId()
  const number = await nextNumber(tx, county, input.receivedOn)
  await tx.db.insert(complaint).values({
    county,
    id,
    areaCode: input.areaCode,
    number,
    channel: input.channel,
    matter: input.matter,
    accused: input.accusedCode,
    text: input.text,
    nameSealed: input.name ? tx.vault.seal(input.name) : null,
    phoneSealed: input.phone ? tx.vault.seal(input.phone) : null,
    receivedOn: input.receivedOn,
    secretIndex: indexOf(tx.vault, code),
    state: 'received',
    handler,
    offices: [handler],
    dueOn: await untilOf(tx, 'accept_days', county, input.receivedOn),
    appeals: 0,
    recordedAt: tx.at,
    ...input.record,
  })
  return { county, id, number, code }
}

/** The unit complained about, by the place; refused where the place has none such. */
async function accusedIn(base: Base, input: Filed): Promise<string | null> {
  const { accused } = input
  if (!accused) return null
  const [helper] =
    accused === 'district' ? await within(base, PUBLIC, tx => helpersOf(tx, input.areaCode.slice(0, 6))) : []
  const code = accusedOf(accused, input.areaCode, helper)
  if (code === undefined)
    throw new Problem('rule.refused', {}, [{ field: 'accused', code: 'complaint.place' }], {
      zh: '所填地点没有这一级单位，请把地点选到更具体的一级。',
      en: 'The place has no unit of that level; choose a more exact place.',
    })
  return code
}

/** What the audit keeps of it: nothing that was said, and nobody who said it. */
const told = (input: Received, number: string) => ({
  number,
  channel: input.channel,
  matter: input.matter,
  receivedOn: input.receivedOn,
})

/** Sent by anybody. Never under an idempotency key: a stored receipt would keep the code in the clear. */
export async function fileComplaint(base: Base, input: Filed): Promise<Receipt> {
  const accusedCode = await accusedIn(base, input)
  const receivedOn = today()
  refuseFor(
    mayReceive({
      areaCode: input.areaCode,
      accused: accusedCode,
      receivedOn,
      today: receivedOn,
      office: null,
    }),
  )
  const county = receiverOf(input.areaCode, accusedCode)!
  const code = newCode()
  const order = { command: 'fileComplaint', county, areaCode: input.areaCode }
  return command(base, visitor(base.vault, county, code), order, async tx => {
    await mustBePlace(tx, input.areaCode)
    const whole = { ...input, channel: 'web', receivedOn, accusedCode } as const
    const result = await receive(tx, whole, county, county, code)
    return { result, subject: { type: 'complaint', id: result.id }, after: told(whole, result.number) }
  })
}

async function mustBePlace(tx: Tx, areaCode: string): Promise<void> {
  const found = await tx.db.execute(sql`select 1 from area where code = ${areaCode} and valid_to is null`)
  if (!found.rows.length)
    throw new Problem('input.reference', {}, [{ field: 'areaCode', code: 'unknown' }], {
      zh: '地点',
      en: 'the place',
    })
}

/** Taken in by an office: by telephone, by letter or from a visitor, who is told the code too. */
export async function registerComplaint(base: Base, reader: Reader, input: ComplaintInput): Promise<Receipt> {
  mustMay(reader, 'complaint.handle')
  const office = officeOf(reader)
  const accusedCode = await accusedIn(base, input)
  const facts = {
    areaCode: input.areaCode,
    accused: accusedCode,
    receivedOn: input.receivedOn,
    today: today(),
    office,
  }
  refuseFor(mayReceive(facts))
  const county = receiverOf(input.areaCode, accusedCode)!
  const code = newCode()
  const order = { command: 'registerComplaint', county, areaCode: input.areaCode }
  return command(base, reader, order, async tx => {
    await mustBePlace(tx, input.areaCode)
    const { recordCounty = county, recordType, recordId } = input
    const record = recordId ? { record: { recordCounty, recordType, recordId } } : {}
    const whole = { ...input, accusedCode, ...record }
    const result = await receive(tx, whole, county, office, code)
    return { result, subject: { type: 'complaint', id: result.id }, after: told(whole, result.number) }
  })
}

const COMMAND: Readonly<Record<Act, string>> = {
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

async function take(tx: Tx, s: Standing, act: Act, input: StepInput, office: string): Promise<void> {
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

/** 函询: the unit that is asked owns the question, and learns nothing else. */
async function ask(tx: Tx, s: Standing, input: StepInput): Promise<void> {
  const unit = askedUnit(s.facts.accused!)
  await tx.db.insert(inquiry).values({
    county: unit.slice(0, 6),
    id: newId(),
    areaCode: unit,
    complaintCounty: s.row.county,
    complaintId: s.row.id,
    asker: s.facts.handler,
    question: input.question!,
    askedOn: input.onDate,
    dueOn: input.dueOn!,
    recordedAt: tx.at,
  })
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

/** The owner stands in the number. */
const ownerIn = (number: string): string => number.slice(2, 8)

/** The one complaint that a code opens. @throws Problem record.notFound, whichever of the two is wrong. */
async function held(tx: Tx, { number }: Bearer): Promise<At> {
  const found = await tx.db.execute<{ county: string; id: string }>(
    sql`select county, id from complaint where county = ${ownerIn(number)} and number = ${number} and retracted_at is null`,
  )
  if (!found.rows[0]) throw new Problem('record.notFound')
  return found.rows[0]
}

/** Runs `work` with the complaint that the bearer's code opens, and no other. */
export const withHeld = <T>(
  base: Base,
  bearer: Bearer,
  work: (tx: Tx, s: Standing) => Promise<T>,
): Promise<T> =>
  within(base, visitor(base.vault, ownerIn(bearer.number), bearer.code), async tx => {
    const at = await held(tx, bearer)
    return work(tx, await standingOf(tx, at.county, at.id))
  })

/** A step of the complainant, who shows the code. */
export async function stepByBearer(
  base: Base,
  bearer: Bearer,
  act: 'appeal' | 'agree' | 'withdraw',
  note?: string,
): Promise<{ done: true }> {
  const { county, id, areaCode } = await withHeld(base, bearer, async (_, s) => s.row)
  const order = { command: COMMAND[act], county, areaCode }
  return command(base, visitor(base.vault, county, bearer.code), order, async tx => {
    await queue(tx, `complaint:${id}`)
    const s = await standingOf(tx, county, id)
    const onDate = today(tx.at)
    await take(tx, s, act, { onDate, note }, COMPLAINANT)
    return {
      result: { done: true as const },
      subject: { type: 'complaint', id },
      before: { state: s.facts.state },
      after: { act, onDate, state: FLOW[act][s.facts.state] },
    }
  })
}

/** 查看投诉人信息, for a reason on record. Never under an idempotency key: a receipt would keep it in the clear. */
export async function revealComplainant(
  base: Base,
  reader: Reader,
  at: At,
  input: Reveal,
): Promise<{ value: string | null }> {
  mustMay(reader, 'complaint.handle')
  const { areaCode } = (await within(base, reader, tx => standingOf(tx, at.county, at.id))).row
  return command(base, reader, { command: 'revealComplainant', county: at.county, areaCode }, async tx => {
    const { row } = await standingOf(tx, at.county, at.id)
    if (!mayReveal(tx, row)) throw new Problem('access.role')
    const { nameSealed, phoneSealed } = await hiddenOf(tx, at.county, at.id)
    const sealed = input.field === 'name' ? nameSealed : phoneSealed
    const value = sealed ? tx.vault.open(sealed) : null
    return { result: { value }, subject: { type: 'complaint', id: at.id }, after: input }
  })
}

/** The unit says how it was. */
export async function answerInquiry(
  base: Base,
  reader: Reader,
  at: At,
  statement: string,
  key?: string,
): Promise<At> {
  mustMay(reader, 'inquiry.answer')
  const asked = (tx: Tx) =>
    tx.db
      .select()
      .from(inquiry)
      .where(
        sql`${inquiry.county} = ${at.county} and ${inquiry.id} = ${at.id} and ${inquiry.areaCode} = ${officeOf(reader)} and ${inquiry.retractedAt} is null`,
      )
  const [row] = await within(base, reader, asked)
  if (!row) throw new Problem('record.notFound')
  const order = {
    command: 'answerInquiry',
    county: at.county,
    areaCode: row.areaCode,
    key,
    request: { at, statement },
  }
  return command(base, reader, order, async tx => {
    await queue(tx, `inquiry:${at.id}`)
    const [now] = await asked(tx)
    if (now?.answeredOn)
      throw new Problem('rule.refused', {}, [{ code: 'inquiry.answered' }], {
        zh: '已经说明，不能再改。',
        en: 'It was answered and cannot be changed.',
      })
    await tx.db
      .update(inquiry)
      .set({ statement, answeredOn: today(tx.at), answeredBy: reader.userName })
      .where(sql`${inquiry.county} = ${at.county} and ${inquiry.id} = ${at.id}`)
    return {
      result: { county: at.county, id: at.id },
      subject: { type: 'inquiry', id: at.id },
      after: { statement },
    }
  })
}
