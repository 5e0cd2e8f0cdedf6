/** 负面清单: entered by the region with the document it comes from; ticks given before stay as they were. */
import { command } from '../../kernel/audit.ts'
import type { Reader } from '../../kernel/access.ts'
import { newId } from '../../kernel/clock.ts'
import type { Base } from '../../kernel/db.ts'
import { negativeItem } from './gate.table.ts'
import type { NegativeInput } from './project.schema.ts'
import { REGION } from '../area/area.terms.ts'

export function addNegative(base: Base, reader: Reader, input: NegativeInput, key?: string) {
  const order = { command: 'addNegative', county: REGION, areaCode: REGION, key, request: input }
  return command(base, reader, order, async tx => {
    const id = newId()
    await tx.db
      .insert(negativeItem)
      .values({ id, ...input, recordedAt: tx.at, recordedBy: tx.reader.userName })
    return { result: { id }, subject: { type: 'negative', id }, after: input }
  })
}
