/** 抽样: a sample is drawn once and kept; drawing it again is a question and changes nothing. */
import type { Reader } from '../../kernel/access.ts'
import { mustMay } from '../../kernel/access.ts'
import { command } from '../../kernel/audit.ts'
import { newId } from '../../kernel/clock.ts'
import type { Base } from '../../kernel/db.ts'
import { refuseFor } from '../../kernel/refusal.ts'
import { population, RECORD } from './sample.queries.ts'
import { draw, mayDraw } from './sample.rules.ts'
import type { SampleInput } from './sample.schema.ts'
import { auditSample, auditSampleRow } from './sample.table.ts'
import { MOST } from './sample.terms.ts'

export async function drawSample(
  base: Base,
  reader: Reader,
  input: SampleInput,
  key?: string,
): Promise<{ county: string; id: string }> {
  mustMay(reader, 'sample.draw')
  const county = input.area
  const order = {
    command: 'drawSample',
    county,
    areaCode: county,
    key,
    request: input,
    inspects: true,
  } as const
  return command(base, reader, order, async tx => {
    const from = await population(tx, input)
    refuseFor(mayDraw({ items: from.items, method: input.method, most: MOST }))
    const drawn = draw(from.items, input.method, input.size, input.seed)
    const amounts = new Map(from.items.map(i => [i.key, i.amountFen]))
    const id = newId()
    const owned = { county, areaCode: county, recordedAt: tx.at }
    const { area: _, ...said } = input
    await tx.db.insert(auditSample).values({
      ...owned,
      id,
      ...said,
      populationRows: from.items.length,
      populationFen: from.fen,
      populationHash: from.hash,
      drawnBy: reader.userName,
    })
    const rows = drawn.map((d, i) => {
      const [recordCounty, recordId] = d.key.split('/') as [string, string]
      const amountFen = amounts.get(d.key)!
      const recordType = RECORD[input.ledger]
      return {
        ...owned,
        id: newId(),
        sampleId: id,
        ordinal: i + 1,
        recordCounty,
        recordType,
        recordId,
        amountFen,
        hits: d.hits,
      }
    })
    await tx.db.insert(auditSampleRow).values(rows)
    return {
      result: { county, id },
      subject: { type: 'sample', id },
      after: { ...input, populationHash: from.hash },
      rows: { count: rows.length, hash: from.hash },
    }
  })
}
