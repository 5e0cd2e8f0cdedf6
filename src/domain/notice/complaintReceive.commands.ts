/** Complaints taken in: at an office, or from anybody. */
import { randomInt } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type { Reader } from '../../kernel/access.ts'
import { mustMay, officeOf } from '../../kernel/access.ts'
import { PUBLIC } from '../../kernel/account/reader.rules.ts'
import { command } from '../../kernel/audit.ts'
import { newId, today } from '../../kernel/clock.ts'
import type { Base } from '../../kernel/db.ts'
import { Problem } from '../../kernel/problem.ts'
import { refuseFor } from '../../kernel/refusal.ts'
import { within } from '../../kernel/tx.ts'
import type { Tx } from '../../kernel/tx.ts'
import { indexOf, visitor } from './complaintBearer.commands.ts'
import type { At } from './complaintStep.commands.ts'
import { queue } from './complaintQueue.ts'
import { accusedOf, mayReceive, receiverOf } from './complaintOffice.rules.ts'
import type { ComplaintInput, Filed } from './complaint.schema.ts'
import { complaint } from './complaint.table.ts'
import { CODE_LENGTH, CODE_LETTERS } from './complaint.terms.ts'
import type { Channel } from './complaint.terms.ts'
import { helpersOf } from './complaintOffice.queries.ts'
import { untilOf } from './complaintTerm.queries.ts'

export interface Receipt extends At {
  readonly number: string
  readonly code: string
}

const newCode = (): string =>
  Array.from({ length: CODE_LENGTH }, () => CODE_LETTERS[randomInt(CODE_LETTERS.length)]).join('')

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

async function mustBePlace(tx: Tx, areaCode: string): Promise<void> {
  const found = await tx.db.execute(sql`select 1 from area where code = ${areaCode} and valid_to is null`)
  if (!found.rows.length)
    throw new Problem('input.reference', {}, [{ field: 'areaCode', code: 'unknown' }], {
      zh: '地点',
      en: 'the place',
    })
}

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

/** What it speaks of, where an office knows it: in the office's own scope. */
async function recordIn(tx: Tx, input: ComplaintInput, county: string) {
  const { recordCounty = county, recordType, recordId } = input
  if (!recordType || !recordId) return {}
  const found = await tx.db.execute(
    sql`select 1 from ${sql.identifier(recordType)} where county = ${recordCounty} and id = ${recordId} and retracted_at is null`,
  )
  if (!found.rows.length)
    throw new Problem('input.reference', {}, [{ field: 'recordId', code: 'unknown' }], {
      zh: '涉及对象',
      en: 'what it speaks of',
    })
  return { record: { recordCounty, recordType, recordId } }
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
    const whole = { ...input, accusedCode, ...(await recordIn(tx, input, county)) }
    const result = await receive(tx, whole, county, office, code)
    return { result, subject: { type: 'complaint', id: result.id }, after: told(whole, result.number) }
  })
}
