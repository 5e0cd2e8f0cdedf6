/** 函询: asked by the handler, answered by the unit. */
import { sql } from 'drizzle-orm'
import type { Reader } from '../../kernel/access.ts'
import { mustMay, officeOf } from '../../kernel/access.ts'
import { command } from '../../kernel/audit.ts'
import { newId, today } from '../../kernel/clock.ts'
import type { Base } from '../../kernel/db.ts'
import { Problem } from '../../kernel/problem.ts'
import { within } from '../../kernel/tx.ts'
import type { Tx } from '../../kernel/tx.ts'
import { queue } from './complaintQueue.ts'
import { askedUnit } from './complaintOffice.rules.ts'
import type { StepInput } from './complaint.schema.ts'
import { inquiry } from './complaint.table.ts'
import type { Standing } from './complaintStanding.queries.ts'

export interface At {
  readonly county: string
  readonly id: string
}

/** 函询: the unit that is asked owns the question, and learns nothing else. */
export async function ask(tx: Tx, s: Standing, input: StepInput): Promise<void> {
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
