/** 异议: taken down at the counter or handed in on the public page, and answered by the office. */
import { randomInt } from 'node:crypto'
import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Reader } from '../../kernel/access.ts'
import { commandIn } from '../../kernel/audit.ts'
import { newId, today } from '../../kernel/clock.ts'
import type { Base } from '../../kernel/db.ts'
import { Problem } from '../../kernel/problem.ts'
import { reason, refuseFor } from '../../kernel/refusal.ts'
import { handIn, publicly } from '../../kernel/visit.ts'
import type { Tx } from '../../kernel/tx.ts'
import { addDays } from '../area/holiday.rules.ts'
import { findParameter } from '../area/parameter.queries.ts'
import { onAnnouncement } from './announcement.commands.ts'
import type { At } from './announcement.commands.ts'
import { mayAnswer, mayObject } from './announcement.rules.ts'
import type { AnswerInput } from './announcement.schema.ts'
import { announcementAnswer, announcementObjection } from './announcement.table.ts'
import { ANSWER_DAYS } from './announcement.terms.ts'
import { mustCite } from './document.queries.ts'
import { findPublished } from './published.queries.ts'

/** Without the letters and digits that are read as one another. */
const ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
const drawn = (n: number): string =>
  Array.from({ length: n }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')

/** Whose it is, and fifty random bits: nobody finds another's by trying. */
const newReference = (county: string): string => `${county}-${drawn(5)}-${drawn(5)}`

/** Empty while nobody has entered the days: then nothing is overdue, and the page says so. */
async function dueOn(tx: Tx, county: string, raisedOn: string): Promise<string | null> {
  const row = await findParameter(tx, ANSWER_DAYS, county, Number(raisedOn.slice(0, 4)))
  return typeof row?.value === 'number' ? addDays(raisedOn, row.value) : null
}

interface Raised {
  readonly county: string
  readonly reference: string
  readonly dueOn: string | null
}

async function raise(
  tx: Tx,
  at: At,
  areaCode: string,
  content: string,
  by: { readonly channel: 'office' | 'public'; readonly takenBy: string | null },
) {
  refuseFor(mayObject(content))
  const id = newId()
  const raisedOn = today(tx.at)
  const result: Raised = {
    county: at.county,
    reference: newReference(at.county),
    dueOn: await dueOn(tx, at.county, raisedOn),
  }
  await tx.db.insert(announcementObjection).values({
    id,
    areaCode,
    announcementId: at.id,
    ...result,
    contentSealed: tx.vault.seal(content),
    raisedOn,
    ...by,
    recordedAt: tx.at,
  })
  return {
    result,
    subject: { type: 'announcement', id: at.id },
    after: { reference: result.reference, channel: by.channel, raisedOn, dueOn: result.dueOn },
  }
}

/** At the counter or by telephone; a township takes it down for its own place. */
export function raiseObjection(
  base: Base,
  reader: Reader,
  at: At,
  content: string,
  key?: string,
): Promise<Raised> {
  return onAnnouncement(base, reader, at, (tx, row) => {
    refuseFor(
      row.publishedOn
        ? []
        : [reason('objection.draft', '公告尚未发布。', 'The announcement is not published.')],
    )
    const inside = row.areaCode >= reader.lo && row.areaCode < reader.hi
    const areaCode = inside ? row.areaCode : reader.areaCode
    const order = { command: 'raiseObjection', county: at.county, areaCode, key, request: { at, content } }
    return commandIn(tx, order, () =>
      raise(tx, at, areaCode, content, { channel: 'office', takenBy: reader.userName }),
    )
  })
}

/** By anybody, on the public page, without a name. */
export async function objectPublicly(base: Base, at: At, content: string, key?: string): Promise<Raised> {
  const { areaCode } = await publicly(base, tx => findPublished(tx, at))
  const order = { command: 'raiseObjection', county: at.county, areaCode, key, request: { at, content } }
  return handIn(base, order, tx => raise(tx, at, areaCode, content, { channel: 'public', takenBy: null }))
}

export function answerObjection(
  base: Base,
  reader: Reader,
  at: At,
  objectionId: string,
  input: AnswerInput,
  key?: string,
): Promise<At> {
  return onAnnouncement(base, reader, at, async tx => {
    const [found] = await tx.db
      .select({ objection: announcementObjection, answer: announcementAnswer.id })
      .from(announcementObjection)
      .leftJoin(
        announcementAnswer,
        and(
          eq(announcementAnswer.county, announcementObjection.county),
          eq(announcementAnswer.objectionId, announcementObjection.id),
          isNull(announcementAnswer.retractedAt),
        ),
      )
      .where(
        and(
          eq(announcementObjection.county, at.county),
          eq(announcementObjection.id, objectionId),
          eq(announcementObjection.announcementId, at.id),
          sql`${announcementObjection.retractedAt} is null`,
        ),
      )
    if (!found) throw new Problem('record.notFound')
    const { areaCode, raisedOn, reference } = found.objection
    const order = {
      command: 'answerObjection',
      county: at.county,
      areaCode,
      key,
      request: { at, objectionId, input },
    }
    return commandIn(tx, order, async () => {
      refuseFor(mayAnswer({ ...input, raisedOn, answered: found.answer !== null, today: today(tx.at) }))
      const documentCounty = input.documentId ? (input.documentCounty ?? at.county) : null
      if (input.documentId) await mustCite(tx, documentCounty!, input.documentId)
      const id = newId()
      await tx.db.insert(announcementAnswer).values({
        county: at.county,
        id,
        areaCode,
        announcementId: at.id,
        objectionId,
        onDate: input.onDate,
        result: input.result,
        answer: input.answer,
        answeredBy: reader.userName,
        documentCounty,
        documentId: input.documentId ?? null,
        recordedAt: tx.at,
      })
      return {
        result: { county: at.county, id },
        subject: { type: 'announcement', id: at.id },
        after: { reference, onDate: input.onDate, result: input.result, answer: input.answer },
      }
    })
  })
}
