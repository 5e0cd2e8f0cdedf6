import { and, eq } from 'drizzle-orm'
import type { Reader } from '../../kernel/access.ts'
import type { Base } from '../../kernel/db.ts'
import type { FileStore } from '../../kernel/file.ts'
import { Problem } from '../../kernel/problem.ts'
import type { Download } from '../../kernel/route.ts'
import { within } from '../../kernel/tx.ts'
import type { Tx } from '../../kernel/tx.ts'
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

/**
 * @param picture a photo is asked for: nothing else proves what a place looked like
 * @throws Problem input.reference when there is no such file, input.invalid when it is no picture.
 */
export async function mustHaveFile(tx: Tx, county: string, id: string, picture = false): Promise<void> {
  const [found] = await tx.db
    .select({ mediaType: file.mediaType })
    .from(file)
    .where(and(eq(file.county, county), eq(file.id, id)))
  if (!found)
    throw new Problem('input.reference', {}, [{ field: 'fileId', code: 'unknown' }], {
      zh: '附件',
      en: 'the file',
    })
  if (picture && !found.mediaType.startsWith('image/'))
    throw new Problem('input.invalid', {}, [{ field: 'fileId', code: 'format' }], {
      zh: '照片须为图片文件',
      en: 'the photo is to be a picture',
    })
}
