import type { HistoryFields } from '../../kernel/history.ts'
import { ABOUT, CHANNELS, EXTENSIONS, MATTERS, STATES } from './complaint.terms.ts'
import { COMPLAINT_COLUMNS as C, TAKEN } from './complaint.words.ts'
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

/** What a complaint's history tells: how it went, and neither what was said nor who said it. */
export const complaintHistory: Readonly<Record<string, HistoryFields>> = {
  complaint: {
    ...C,
    areaCode: C.areaName,
    channel: { ...C.channel, terms: CHANNELS },
    matter: { ...C.matter, terms: MATTERS },
    state: { ...C.state, terms: STATES },
    extension: { ...C.extension, terms: EXTENSIONS },
    text: { ...C.text, personal: true },
    recordType: { zh: '涉及对象', en: 'Speaks of', terms: ABOUT },
    offices: { zh: '参与单位', en: 'Offices taking part' },
    act: { zh: '办理', en: 'Step', terms: TAKEN },
    onDate: { zh: '日期', en: 'Date' },
    note: { zh: '办理情况', en: 'Note', personal: true },
    answer: { zh: '答复', en: 'Answer', given: true },
    office: { zh: '经办单位', en: 'Office' },
    toOffice: { zh: '转至', en: 'Given to' },
    byName: { zh: '经办人', en: 'By', personal: true },
    ordinal: { zh: '序号', en: 'Ordinal' },
    asker: { zh: '函询单位', en: 'Asked by' },
    question: { zh: '函询内容', en: 'What is asked', given: true },
    askedOn: { zh: '函询日期', en: 'Asked on' },
    statement: { zh: '情况说明', en: 'Statement', given: true },
    answeredOn: { zh: '说明日期', en: 'Answered on' },
    field: {
      zh: '查看内容',
      en: 'What was shown',
      terms: { name: { zh: '姓名', en: 'Name' }, phone: { zh: '电话', en: 'Telephone' } },
    },
    reason: { zh: '理由', en: 'Reason' },
    name: { zh: '姓名', en: 'Name', personal: true },
    phone: { zh: '电话', en: 'Telephone', personal: true },
  },
}
