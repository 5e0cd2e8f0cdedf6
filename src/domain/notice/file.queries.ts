import { and, eq } from 'drizzle-orm'
import type { Reader } from '../../kernel/access.ts'
import type { Base } from '../../kernel/db.ts'
import type { FileStore } from '../../kernel/file.ts'
import { Problem } from '../../kernel/problem.ts'
import type { Download } from '../../kernel/route.ts'
import { within } from '../../kernel/tx.ts'
import { file } from './document.table.ts'

/** @throws Problem record.notFound also when the file lies outside the reader's scope. */
export async function openFile(
  base: Base,
  store: FileStore,
  reader: Reader,
  at: { county: string; id: string },
): Promise<Download> {
  const found = await within(base, reader, tx =>
    tx.db
      .select()
      .from(file)
      .where(and(eq(file.county, at.county), eq(file.id, at.id))),
  )
  const row = found[0]
  if (!row) throw new Problem('record.notFound')
  return { download: await store.get(row.hash), fileName: row.name, mediaType: row.mediaType }
}
