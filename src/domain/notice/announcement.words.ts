/** 公告公示台账: its columns in the office's order. */
import type { Word } from '../../kernel/words.ts'
import type { AnnouncementRow } from './announcement.reply.ts'

export const ANNOUNCEMENT_COLUMNS = {
  number: { zh: '公告编号', en: 'Number' },
  title: { zh: '公告', en: 'Announcement' },
  kind: { zh: '类别', en: 'Kind' },
  areaName: { zh: '地区', en: 'Place' },
  year: { zh: '年度', en: 'Year' },
  issuer: { zh: '公告单位', en: 'Issued by' },
  officePhone: { zh: '办公电话', en: 'Office telephone' },
  publishedOn: { zh: '发布日期', en: 'Published on' },
  state: { zh: '公示状态', en: 'State' },
  toOn: { zh: '公示期至', en: 'Hangs until' },
  boards: { zh: '公告栏', en: 'Boards' },
  portals: { zh: '网站', en: 'Portals' },
  objections: { zh: '异议', en: 'Objections' },
  openObjections: { zh: '待答复异议', en: 'Objections to answer' },
} as const satisfies Partial<Record<keyof AnnouncementRow, Word>>

export const POSTING_COLUMNS = {
  level: { zh: '公开层级', en: 'Where' },
  place: { zh: '张贴地点', en: 'Place' },
  url: { zh: '网页地址', en: 'Address' },
  fromOn: { zh: '公示起', en: 'From' },
  toOn: { zh: '公示止', en: 'Until' },
  leastDays: { zh: '最少天数', en: 'Least days' },
  daysSource: { zh: '天数依据', en: 'Source of the days' },
  fileId: { zh: '照片', en: 'Photo' },
  photoOn: { zh: '拍摄日期', en: 'Photo of' },
  putUpBy: { zh: '张贴人', en: 'Put up by' },
  takenDownBy: { zh: '核验人', en: 'Looked at by' },
} as const satisfies Record<string, Word>

export const OBJECTION_COLUMNS = {
  reference: { zh: '查询编号', en: 'Reference' },
  channel: { zh: '渠道', en: 'Came by' },
  content: { zh: '异议内容', en: 'Objection' },
  raisedOn: { zh: '提出日期', en: 'Raised on' },
  dueOn: { zh: '答复时限', en: 'To be answered by' },
  result: { zh: '处理结果', en: 'Result' },
  answer: { zh: '答复', en: 'Answer' },
} as const satisfies Record<string, Word>
