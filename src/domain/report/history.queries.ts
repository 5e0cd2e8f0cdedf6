/** What was done to a record, newest first. Before and after are opened only for readers of names. */
import { sql } from 'drizzle-orm'
import { auditLine } from '../../kernel/audit.table.ts'
import { ROLES } from '../../kernel/access.ts'
import type { Role } from '../../kernel/access.ts'
import type { Tx } from '../../kernel/tx.ts'
import { COMMANDS } from './command.words.ts'

const PAGE = 50

export async function history(tx: Tx, of: { type: string; county: string; id: string }, cursor?: string) {
  const rows = await tx.db
    .select()
    .from(auditLine)
    .where(
      sql`${auditLine.county} = ${of.county} and ${auditLine.subjectType} = ${of.type} and ${auditLine.subjectId} = ${of.id}
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
      ...opened(tx, line.detail),
    })),
    next: rows.length > PAGE ? String(page.at(-1)!.seq) : null,
  }
}

function opened(tx: Tx, detail: string): { before: unknown; after: unknown } {
  if (!tx.reader.seesNames) return { before: null, after: null }
  return JSON.parse(tx.vault.open(detail)) as { before: unknown; after: unknown }
}
