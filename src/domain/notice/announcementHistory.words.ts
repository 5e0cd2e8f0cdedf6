import type { HistoryFields } from '../../kernel/history.ts'
import type { Word } from '../../kernel/words.ts'
import {
  ANNOUNCED_RECORDS,
  ANNOUNCEMENT_KINDS,
  ANNOUNCEMENT_STATES,
  CHANNELS,
  POSTING_LEVELS,
  RESULTS,
} from './announcement.terms.ts'
import {
  ANNOUNCEMENT_COLUMNS as C,
  OBJECTION_COLUMNS as O,
  POSTING_COLUMNS as P,
} from './announcement.words.ts'

const wordsOf = (terms: Readonly<Record<string, Word>>): Readonly<Record<string, Word>> =>
  Object.fromEntries(Object.entries(terms).map(([code, { zh, en }]) => [code, { zh, en }]))

/** What an announcement's history tells: its own fields, its boards, what was objected and answered. */
export const announcementHistory: Readonly<Record<string, HistoryFields>> = {
  announcement: {
    number: C.number,
    kind: { ...C.kind, terms: wordsOf(ANNOUNCEMENT_KINDS) },
    areaCode: C.areaName,
    year: C.year,
    subjectType: { zh: '公告对象', en: 'About', terms: wordsOf(ANNOUNCED_RECORDS) },
    issuer: C.issuer,
    officePhone: C.officePhone,
    publishedOn: C.publishedOn,
    state: { ...C.state, terms: wordsOf(ANNOUNCEMENT_STATES) },
    content: { zh: '公告正文', en: 'Text', given: true },
    level: { ...P.level, terms: wordsOf(POSTING_LEVELS) },
    place: P.place,
    url: P.url,
    fromOn: P.fromOn,
    toOn: P.toOn,
    leastDays: P.leastDays,
    daysSource: P.daysSource,
    fileId: { ...P.fileId, given: true },
    photoOn: P.photoOn,
    onDate: { zh: '日期', en: 'Date' },
    note: { zh: '说明', en: 'Note' },
    reference: O.reference,
    channel: { ...O.channel, terms: wordsOf(CHANNELS) },
    raisedOn: O.raisedOn,
    dueOn: O.dueOn,
    result: { ...O.result, terms: wordsOf(RESULTS) },
    answer: O.answer,
    reason: { zh: '理由', en: 'Reason' },
  },
}
