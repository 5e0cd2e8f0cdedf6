/** The columns of the document list, in the order offices keep them. */
import type { Word } from '../../kernel/words.ts'
import type { DocumentRow } from './document.reply.ts'

export const DOCUMENT_COLUMNS = {
  number: { zh: '文号', en: 'Number' },
  title: { zh: '标题', en: 'Title' },
  kind: { zh: '类别', en: 'Kind' },
  issuer: { zh: '发文机关', en: 'Issuer' },
  issuedOn: { zh: '成文日期', en: 'Issued on' },
  areaName: { zh: '归属地区', en: 'Area' },
  source: { zh: '公布出处', en: 'Published at' },
  fileName: { zh: '附件', en: 'File' },
} as const satisfies Partial<Record<keyof DocumentRow, Word>>
