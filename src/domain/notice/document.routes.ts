import { Problem } from '../../kernel/problem.ts'
import { recordAt } from '../../kernel/reply.ts'
import { route } from '../../kernel/route.ts'
import type { Route } from '../../kernel/route.ts'
import { within } from '../../kernel/tx.ts'
import { registerDocument } from './document.commands.ts'
import { listDocuments } from './document.queries.ts'
import { documentsReply, fileReply } from './document.reply.ts'
import { at, documentBody, documentQuery, fileForm } from './document.schema.ts'
import { DOCUMENT_KINDS, MAX_FILE_BYTES } from './document.terms.ts'
import { MEDIA_TYPES } from './file.rules.ts'
import { uploadFile } from './file.commands.ts'
import { openFile } from './file.queries.ts'

export const documentRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/api/documents',
    verb: 'document.read',
    query: documentQuery,
    reply: documentsReply,
    summary: { zh: '文件登记簿', en: 'The document register' },
    run: ({ base, reader, query }) =>
      within(base, reader, async tx => {
        const page = await listDocuments(tx, query)
        return { ...page, rows: page.rows.map(r => ({ ...r, kindWords: DOCUMENT_KINDS[r.kind] })) }
      }),
  }),
  route({
    method: 'POST',
    path: '/api/documents',
    verb: 'document.write',
    body: documentBody,
    reply: recordAt,
    summary: { zh: '登记文件', en: 'Register a document' },
    run: ({ base, reader, body, key }) => registerDocument(base, reader, body, key),
  }),
  route({
    method: 'POST',
    path: '/api/files',
    verb: 'file.write',
    body: fileForm,
    reply: fileReply,
    upload: { maxBytes: MAX_FILE_BYTES },
    summary: { zh: '上传附件', en: 'Upload a file' },
    run: ({ base, reader, files, upload, body, key }) => {
      if (!upload)
        throw new Problem('input.invalid', {}, [{ field: 'file', code: 'required' }], {
          zh: '没有收到文件',
          en: 'no file was received',
        })
      return uploadFile(base, files, reader, upload, body?.areaCode, key)
    },
  }),
  route({
    method: 'GET',
    path: '/api/files/:county/:id',
    verb: 'document.read',
    params: at,
    file: MEDIA_TYPES,
    summary: { zh: '下载附件', en: 'Download a file' },
    run: ({ base, reader, files, params }) => openFile(base, files, reader, params),
  }),
]
