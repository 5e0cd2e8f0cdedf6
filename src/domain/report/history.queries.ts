/** What was done to a record, newest first, in words. What changed is opened only for readers of names. */
import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { auditLine } from '../../kernel/audit.table.ts'
import { told } from '../../kernel/history.ts'
import type { HistoryChange, HistoryFields } from '../../kernel/history.ts'
import { ROLES } from '../../kernel/access.ts'
import type { Role } from '../../kernel/access.ts'
import type { Tx } from '../../kernel/tx.ts'
import { COMMANDS } from './command.words.ts'

const PAGE = 50

/** The batches of ledgers that a record came in with. */
const batchesOf = (of: { county: string; id: string }): SQL =>
  sql`select b.batch_id::text from ledger_row b where b.county = ${of.county} and b.record_id = ${of.id}::uuid`

/** @param fields what the record's kind calls its fields */
export async function history(
  tx: Tx,
  of: { type: string; county: string; id: string },
  fields: HistoryFields,
  cursor?: string,
) {
  const rows = await tx.db
    .select()
    .from(auditLine)
    .where(
      sql`${auditLine.county} = ${of.county} and ((${auditLine.subjectType} = ${of.type} and ${auditLine.subjectId} = ${of.id})
          or (${auditLine.subjectType} = 'ledger_batch' and ${auditLine.subjectId} in (${batchesOf(of)})))
        and ${cursor ? sql`${auditLine.seq} < ${cursor}::bigint` : sql`true`}`,
    )
    .orderBy(sql`${auditLine.seq} desc`)
    .limit(PAGE + 1)
  const page = rows.slice(0, PAGE)
  return {
    rows: page.map(line => ({
      seq: String(line.seq),
      at: line.at.toISOString(),
      userName: line.userName,
      role: line.role,
      roleWords: ROLES[line.role as Role] ?? { zh: line.role, en: line.role },
      command: line.command,
      commandWords: COMMANDS[line.command] ?? { zh: line.command, en: line.command },
      rowCount: line.rowCount,
      // A bulk line tells of its batch, and not of this record.
      changes: line.subjectType === of.type ? opened(tx, line.detail, fields) : [],
    })),
    next: rows.length > PAGE ? String(page.at(-1)!.seq) : null,
  }
}

function opened(tx: Tx, detail: string, fields: HistoryFields): HistoryChange[] {
  if (!tx.reader.seesNames) return []
  const { before, after } = JSON.parse(tx.vault.open(detail)) as { before: unknown; after: unknown }
  return told(before, after, fields)
}
