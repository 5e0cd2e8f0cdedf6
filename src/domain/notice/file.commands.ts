/** Files come in by way of the store, and are known to the register under their owner and place. */
import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { commandIn } from '../../kernel/audit.ts'
import { mustInspect, mustWrite } from '../../kernel/access.ts'
import type { Reader } from '../../kernel/access.ts'
import { newId } from '../../kernel/clock.ts'
import type { Base } from '../../kernel/db.ts'
import type { FileStore } from '../../kernel/file.ts'
import { Problem } from '../../kernel/problem.ts'
import type { Upload } from '../../kernel/route.ts'
import { within } from '../../kernel/tx.ts'
import { file } from './document.table.ts'
import { MAX_FILE_BYTES } from './document.terms.ts'
import { kindOf, nameFits } from './file.rules.ts'
import type { FileKind } from './file.rules.ts'

export interface FileAt {
  readonly county: string
  readonly id: string
  readonly hash: string
  readonly name: string
  readonly mediaType: string
}

/** @throws Problem file.size, file.type */
async function inspect(upload: Upload): Promise<FileKind> {
  if (upload.bytes > MAX_FILE_BYTES) throw new Problem('file.size', { limit: '20 MB' })
  const kind = kindOf(await readFile(upload.path))
  if (!kind || !nameFits(upload.name, kind)) throw new Problem('file.type')
  return kind
}

/** Stores an uploaded file for an area inside the reader's scope; the type is decided by its content. */
export async function uploadFile(
  base: Base,
  store: FileStore,
  reader: Reader,
  upload: Upload,
  area?: string,
  key?: string,
): Promise<FileAt> {
  const areaCode = area ?? reader.areaCode
  const county = areaCode.slice(0, 6)
  const inspects = reader.role === 'auditor'
  ;(inspects ? mustInspect : mustWrite)(reader, county, areaCode)
  const { mediaType } = await inspect(upload)
  const { hash, bytes } = await store.put(createReadStream(upload.path), MAX_FILE_BYTES)
  const row = {
    county,
    id: newId(),
    areaCode,
    hash,
    name: upload.name,
    mediaType,
    bytes,
    uploadedBy: reader.userName,
  }
  const order = {
    command: 'uploadFile',
    county,
    areaCode,
    key,
    request: { hash, name: upload.name },
    ...(inspects ? { inspects: true as const } : {}),
  }
  return within(base, reader, tx =>
    commandIn(tx, order, async () => {
      await tx.db.insert(file).values({ ...row, at: tx.at })
      return {
        result: { county, id: row.id, hash, name: row.name, mediaType },
        subject: { type: 'file', id: row.id },
        after: row,
      }
    }),
  )
}
