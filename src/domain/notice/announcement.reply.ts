/** What the routes of announcements answer. */
import { z } from 'zod'
import { codeOf, day, pageOf, word } from '../../kernel/reply.ts'
import { contentReply } from './announcement.content.ts'
import {
  ANNOUNCED_RECORDS,
  ANNOUNCEMENT_KINDS,
  ANNOUNCEMENT_STATES,
  CHANNELS,
  POSTING_LEVELS,
  POSTING_STATES,
  RESULTS,
} from './announcement.terms.ts'

const n = z.number().int()
const text = z.string().nullable()
const date = day.nullable()
const reason = z.object({ code: z.string(), words: word })

const announcement = z.object({
  county: z.string(),
  id: z.string(),
  areaCode: z.string(),
  areaName: text,
  kind: codeOf(ANNOUNCEMENT_KINDS),
  year: n,
  subjectType: codeOf(ANNOUNCED_RECORDS).nullable(),
  subjectId: text,
  number: text.describe('公告编号; null while it is a draft'),
  title: word.nullable().describe('null while it is a draft'),
  issuer: z.string(),
  officePhone: z.string(),
  onDate: day.describe('Drafted, then published on'),
  publishedOn: date,
  state: codeOf(ANNOUNCEMENT_STATES),
  boards: n,
  portals: n,
  toOn: date.describe('The last day of the board that hangs longest'),
  daysLeft: n.nullable().describe('Of the board that is nearest to its end'),
  objections: n.nullable().describe('null for a reader whose place is narrower than the announcement’s'),
  openObjections: n.nullable(),
})
export type AnnouncementRow = z.infer<typeof announcement>
export const announcementsReply = pageOf(announcement).extend({ total: n.optional() })

const posting = z.object({
  id: z.string(),
  level: codeOf(POSTING_LEVELS),
  areaCode: z.string(),
  areaName: text,
  place: z.string(),
  url: text,
  fromOn: day,
  toOn: date,
  leastDays: n.nullable(),
  daysSource: text,
  fileId: text,
  photoOn: date,
  putUpBy: z.string(),
  state: codeOf(POSTING_STATES),
  daysLeft: n.nullable(),
  removedOn: date,
  removalFileId: text,
  removalPhotoOn: date,
  removalNote: text,
  takenDownBy: text,
  writes: z.boolean().describe('Whether the reader may act on this board'),
})
export type PostingRow = z.infer<typeof posting>

const objection = z.object({
  id: z.string(),
  reference: z.string(),
  channel: codeOf(CHANNELS),
  content: z.string(),
  raisedOn: day,
  dueOn: date.describe('null while nobody has entered the parameter of its days'),
  overdue: z.boolean(),
  result: codeOf(RESULTS).nullable(),
  answer: text,
  answeredOn: date,
  answeredBy: text,
  documentCounty: text,
  documentId: text,
  documentTitle: text,
})
export type ObjectionRow = z.infer<typeof objection>

export const announcementReply = announcement.extend({
  content: contentReply.nullable().describe('As it hangs; of a draft as it would hang today'),
  missing: z.array(reason).describe('Of a draft: why it cannot be published'),
  lacks: z.array(reason).describe('What it lacks to stand as proof'),
  draftedBy: z.string(),
  publishedBy: text,
  subject: z.object({ title: word, link: z.string() }).nullable(),
  postings: z.array(posting),
  objectionRows: z.array(objection),
  leastDays: n.nullable().describe('Of a board hung today; null while nobody has entered it'),
  may: z.object({ write: z.boolean(), hang: z.boolean() }),
})

const published = z.object({
  county: z.string(),
  id: z.string(),
  number: z.string(),
  kind: codeOf(ANNOUNCEMENT_KINDS),
  year: n,
  areaName: text,
  title: word,
  issuer: z.string(),
  publishedOn: day,
})
export type PublishedRow = z.infer<typeof published>
export const publishedReply = pageOf(published)

export const publishedOneReply = published.extend({
  content: contentReply,
  officePhone: z.string(),
  boards: z.array(
    z.object({
      level: codeOf(POSTING_LEVELS),
      areaName: text,
      place: z.string(),
      url: text,
      fromOn: day,
      toOn: date,
      state: codeOf(POSTING_STATES),
      daysLeft: n.nullable(),
    }),
  ),
})

export const objectedReply = z.object({
  county: z.string(),
  reference: z.string().describe('查询编号'),
  dueOn: date,
})

/** Nothing of what was written: only its state and the answer. */
export const lookedUpReply = z.object({
  reference: z.string(),
  number: text.describe('null where the announcement was withdrawn'),
  title: word.nullable(),
  link: text,
  raisedOn: day,
  dueOn: date,
  answeredOn: date,
  result: codeOf(RESULTS).nullable(),
  answer: text,
})
