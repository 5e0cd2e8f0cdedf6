/** An uploaded file goes to a private temporary file, which is gone when the call is answered. */
import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { FastifyRequest } from 'fastify'
import { Problem } from '../../kernel/problem.ts'
import type { Upload } from '../../kernel/route.ts'

const FIELDS = { fields: 20, fieldSize: 10_000, files: 1, parts: 25, headerPairs: 50 } as const

export interface Received {
  readonly upload: Upload
  /** The form's other fields, to be checked by the route's body schema. */
  readonly fields: Record<string, string>
}

const limitOf = (maxBytes: number): string =>
  maxBytes >= 1_048_576 ? `${Math.floor(maxBytes / 1_048_576)} MB` : `${Math.ceil(maxBytes / 1024)} KB`

const tooLarge = (maxBytes: number): Problem => new Problem('file.size', { limit: limitOf(maxBytes) })

const missing = (): Problem =>
  new Problem('input.invalid', {}, [{ field: 'file', code: 'required' }], {
    zh: '没有收到文件',
    en: 'no file was received',
  })

/** The name as the sender's disk shows it, without folders and control characters. */
const nameOf = (sent: string): string =>
  basename(sent.replaceAll('\\', '/'))
    .replace(/\p{Cc}/gu, '')
    .slice(0, 200) || 'file'

async function receive(request: FastifyRequest, folder: string, maxBytes: number): Promise<Received> {
  const fields: Record<string, string> = {}
  let upload: Upload | undefined
  for await (const part of request.parts({ limits: { ...FIELDS, fileSize: maxBytes } })) {
    if (part.type === 'field') fields[part.fieldname] = String(part.value)
    else if (part.fieldname !== 'file' || upload) part.file.resume()
    else {
      const path = join(folder, 'upload')
      await pipeline(part.file, createWriteStream(path, { mode: 0o600 }))
      if (part.file.truncated) throw tooLarge(maxBytes)
      upload = { path, name: nameOf(part.filename), bytes: part.file.bytesRead }
    }
  }
  if (!upload) throw missing()
  return { upload, fields }
}

/** Runs `work` with the received file and removes it afterwards, whatever happens. */
export async function withUpload<T>(
  request: FastifyRequest,
  maxBytes: number,
  work: (received: Received) => Promise<T>,
): Promise<T> {
  if (!request.isMultipart()) throw missing()
  // A sender that says how much is coming is refused before it is sent; 64 kB are the form around the file.
  if (Number(request.headers['content-length'] ?? 0) > maxBytes + 65_536) throw tooLarge(maxBytes)
  const folder = await mkdtemp(join(tmpdir(), 'duikou-upload-'))
  try {
    return await work(await receive(request, folder, maxBytes))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
