/** A complaint at the end of a link; who complained is not among its fields. */
import { sql } from 'drizzle-orm'
import { among, orNull, refKey } from '../../kernel/record.ts'
import type { RecordField, RecordKind, RecordTitle } from '../../kernel/record.ts'
import type { Tx } from '../../kernel/tx.ts'
import { findComplaint } from './complaint.queries.ts'
import type { ComplaintRow } from './complaint.reply.ts'
import { CHANNELS, MATTERS, STATES } from './complaint.terms.ts'
import { COMPLAINT_COLUMNS as C } from './complaint.words.ts'

type Titled = Pick<ComplaintRow, 'county' | 'id' | 'number' | 'matter'>

const titleOf = (r: Titled): RecordTitle => ({
  title: { zh: `投诉 ${r.number}`, en: `Complaint ${r.number}` },
  subtitle: MATTERS[r.matter],
  link: `/complaints/${r.county}/${r.id}`,
})

const fieldsOf = (r: ComplaintRow): RecordField[] =>
  (
    [
      { key: 'number', label: C.number, value: r.number },
      { key: 'areaName', label: C.areaName, value: r.areaName ?? r.areaCode, kind: 'area' },
      { key: 'channel', label: C.channel, value: r.channel, kind: 'word', words: CHANNELS[r.channel] },
      { key: 'matter', label: C.matter, value: r.matter, kind: 'word', words: MATTERS[r.matter] },
      { key: 'receivedOn', label: C.receivedOn, value: r.receivedOn, kind: 'date' },
      { key: 'handler', label: C.handler, value: r.handler.code, kind: 'word', words: r.handler.words },
      { key: 'dueOn', label: C.dueOn, value: r.dueOn, kind: 'date' },
    ] satisfies RecordField[]
  ).filter(f => f.value !== null)

export const complaintRecords: readonly RecordKind[] = [
  {
    type: 'complaint',
    words: { zh: '投诉举报', en: 'Complaint' },
    verb: 'complaint.read',
    describe: async (tx: Tx, refs) => {
      const found = await tx.db.execute<Titled & Record<string, unknown>>(
        sql`select county, id, number, matter from complaint where ${among('complaint', refs)}`,
      )
      return new Map(found.rows.map(r => [refKey(r), titleOf(r)]))
    },
    read: async (tx, county, id) => {
      const row = await findComplaint(tx, county, id).catch(orNull)
      return row ? { ...titleOf(row), state: STATES[row.state], fields: fieldsOf(row), links: [] } : null
    },
    byCode: async (tx, number) => {
      const found = await tx.db.execute<{ county: string; id: string }>(
        sql`select county, id from complaint where county = ${number.slice(2, 8)} and number = ${number} and retracted_at is null`,
      )
      return found.rows[0] ?? null
    },
  },
]
