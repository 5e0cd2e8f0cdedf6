import type { HistoryFields } from '../../kernel/history.ts'
import { DOCUMENT_KINDS } from './document.terms.ts'
import { DOCUMENT_COLUMNS } from './document.words.ts'

/** What a document's history tells: the register's own columns. */
export const documentHistory: Readonly<Record<string, HistoryFields>> = {
  document: {
    ...DOCUMENT_COLUMNS,
    kind: { ...DOCUMENT_COLUMNS.kind, terms: DOCUMENT_KINDS },
    areaCode: DOCUMENT_COLUMNS.areaName,
    fileId: { ...DOCUMENT_COLUMNS.fileName, given: true },
    name: DOCUMENT_COLUMNS.fileName,
    mediaType: { zh: '文件类型', en: 'Kind of file' },
    bytes: { zh: '大小（字节）', en: 'Size in bytes' },
    at: { zh: '上传时间', en: 'Uploaded' },
  },
}
