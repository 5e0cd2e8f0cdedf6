/** A finding at the end of a drill-down. */
import { sql } from 'drizzle-orm'
import { among, orNull, refKey } from '../../kernel/record.ts'
import type { RecordField, RecordKind, RecordRef, RecordTitle } from '../../kernel/record.ts'
import type { Tx } from '../../kernel/tx.ts'
import { citingIn } from '../notice/document.queries.ts'
import { findFinding } from './finding.queries.ts'
import type { FindingRow } from './finding.reply.ts'
import { FINDING_KINDS, SEVERITIES, STATES } from './finding.terms.ts'
import { FINDING_COLUMNS as C } from './finding.words.ts'

type Titled = Pick<FindingRow, 'county' | 'id' | 'number' | 'content' | 'severity'>

const titleOf = (r: Titled): RecordTitle => ({
  title: { zh: `问题 ${r.number}`, en: `Finding ${r.number}` },
  subtitle: {
    zh: `${SEVERITIES[r.severity].zh} · ${r.content}`,
    en: `${SEVERITIES[r.severity].en} · ${r.content}`,
  },
  link: `/findings/${r.county}/${r.id}`,
})

async function titles(tx: Tx, refs: readonly RecordRef[]): Promise<Titled[]> {
  const found = await tx.db.execute<Titled & Record<string, unknown>>(
    sql`select county, id, number, content, severity from finding where ${among('finding', refs)}`,
  )
  return found.rows
}

const fieldsOf = (r: FindingRow): RecordField[] =>
  (
    [
      { key: 'number', label: C.number, value: r.number },
      { key: 'areaName', label: C.areaName, value: r.areaName ?? r.areaCode, kind: 'area' },
      { key: 'kind', label: C.kind, value: r.kind, kind: 'word', words: FINDING_KINDS[r.kind] },
      { key: 'severity', label: C.severity, value: r.severity, kind: 'word', words: SEVERITIES[r.severity] },
      { key: 'content', label: C.content, value: r.content },
      { key: 'amountFen', label: C.amountFen, value: r.amountFen?.toString() ?? null, kind: 'money' },
      { key: 'unit', label: C.unit, value: r.unit },
      { key: 'person', label: C.person, value: r.person },
      { key: 'foundOn', label: C.foundOn, value: r.foundOn, kind: 'date' },
      { key: 'dueOn', label: C.dueOn, value: r.dueOn, kind: 'date' },
    ] satisfies RecordField[]
  ).filter(f => f.value !== null)

export const findingRecords: readonly RecordKind[] = [
  {
    type: 'finding',
    words: { zh: '问题', en: 'Finding' },
    verb: 'finding.read',
    describe: async (tx, refs) => new Map((await titles(tx, refs)).map(r => [refKey(r), titleOf(r)])),
    read: async (tx, county, id) => {
      const row = await findFinding(tx, county, id).catch(orNull)
      if (!row) return null
      return { ...titleOf(row), state: STATES[row.state], fields: fieldsOf(row), links: [] }
    },
    citing: citingIn(sql`finding`),
  },
]
