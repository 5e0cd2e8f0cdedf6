import { and, eq, isNull } from 'drizzle-orm'
import { commandIn } from '../../kernel/audit.ts'
import type { Reader } from '../../kernel/access.ts'
import { newId, today } from '../../kernel/clock.ts'
import type { Base } from '../../kernel/db.ts'
import { Problem } from '../../kernel/problem.ts'
import { within } from '../../kernel/tx.ts'
import type { Tx } from '../../kernel/tx.ts'
import { documentNumber } from './document.rules.ts'
import type { DocumentInput } from './document.schema.ts'
import { document } from './document.table.ts'
import { mustHaveFile } from './file.queries.ts'

export interface At {
  readonly county: string
  readonly id: string
}

/** The same number of the same issuer is registered once. */
async function refuseTwice(tx: Tx, county: string, input: DocumentInput): Promise<void> {
  if (!input.number) return
  const same = and(
    eq(document.county, county),
    eq(document.number, input.number),
    eq(document.issuer, input.issuer),
    isNull(document.retractedAt),
  )
  const found = await tx.db.select({ id: document.id }).from(document).where(same).limit(1)
  if (found.length)
    throw new Problem('input.unique', { what: input.number }, [{ field: 'number', code: 'unique' }])
}

function refuseFuture(input: DocumentInput, at: Date): void {
  if (!input.issuedOn || input.issuedOn <= today(at)) return
  throw new Problem('rule.refused', {}, [{ field: 'issuedOn', code: 'future' }], {
    zh: '成文日期不能晚于今天。',
    en: 'The date of issue lies in the future.',
  })
}

/** Enters a document into the register of an area inside the reader's scope; its number is put into the usual form. */
export function registerDocument(base: Base, reader: Reader, sent: DocumentInput, key?: string): Promise<At> {
  const input = { ...sent, number: sent.number === undefined ? undefined : documentNumber(sent.number) }
  const areaCode = input.areaCode ?? reader.areaCode
  const county = areaCode.slice(0, 6)
  const order = { command: 'registerDocument', county, areaCode, key, request: input }
  return within(base, reader, tx =>
    commandIn(tx, order, async () => {
      refuseFuture(input, tx.at)
      await refuseTwice(tx, county, input)
      if (input.fileId) await mustHaveFile(tx, county, input.fileId)
      const id = newId()
      const issuedPrecision = input.issuedOn ? input.issuedPrecision : null
      await tx.db
        .insert(document)
        .values({ ...input, county, id, areaCode, issuedPrecision, recordedAt: tx.at })
      return { result: { county, id }, subject: { type: 'document', id }, after: input }
    }),
  )
}
