/**
 * 公告公示 (国开办发〔2018〕11号): what is made known of the money, before and after. An announcement's text is made from the
 * facts, frozen when it is published, and holds nothing personal. Government portals carry it for long; the boards of
 * township, village and site at least `fund_notice_days`. It proves itself where a board has hung its whole time with
 * a photo at both ends, and stands undisputed while no objection (异议) waits for an answer.
 */
import type { Word } from '../../kernel/words.ts'

interface KindTerm extends Word {
  /** What it is made from: one record, or a place's year. */
  readonly about: 'appropriation' | 'project' | 'year'
}

export const ANNOUNCEMENT_KINDS = {
  funds: { zh: '资金分配结果', en: 'Result of an allocation', about: 'appropriation' },
  plan: { zh: '年度计划', en: 'Plan of a year', about: 'year' },
  library: { zh: '项目库', en: 'Project library', about: 'year' },
  before: { zh: '实施前公示', en: 'Before implementation', about: 'project' },
  after: { zh: '竣工后公告', en: 'After completion', about: 'project' },
} as const satisfies Record<string, KindTerm>

export type AnnouncementKind = keyof typeof ANNOUNCEMENT_KINDS

/** The records that one can be about; a place's year has none. A banner announces its share, an allocation. */
export const ANNOUNCED_RECORDS = {
  appropriation: { zh: '资金下达', en: 'Appropriation' },
  allocation: { zh: '资金分配', en: 'Allocation' },
  project: { zh: '项目', en: 'Project' },
} as const satisfies Record<string, Word>

export type AnnouncedRecord = keyof typeof ANNOUNCED_RECORDS

interface LevelTerm extends Word {
  /** A board hangs its days; a portal carries it for long. */
  readonly board: boolean
}

export const POSTING_LEVELS = {
  portal_region: {
    zh: '自治区（省级）政府门户网站',
    en: 'Portal of the region or municipality',
    board: false,
  },
  portal_league: { zh: '盟市政府门户网站', en: 'Portal of the league or city', board: false },
  portal_banner: { zh: '旗县（区）政府门户网站', en: 'Portal of the banner or district', board: false },
  township: { zh: '苏木乡镇公告栏', en: 'Township board', board: true },
  village: { zh: '嘎查村公告栏', en: 'Village board', board: true },
  site: { zh: '项目实施地公告牌', en: 'Board at the site', board: true },
} as const satisfies Record<string, LevelTerm>

export type PostingLevel = keyof typeof POSTING_LEVELS

/** Of a portal or board: how far its time is. */
export const POSTING_STATES = {
  online: { zh: '网上公开', en: 'Online' },
  hanging: { zh: '公示中', en: 'Hanging' },
  due: { zh: '期满，待拍照核验', en: 'Its time is over; photo missing' },
  early: { zh: '提前撤下', en: 'Taken down too early' },
  whole: { zh: '挂满公示期', en: 'Hung its whole time' },
} as const satisfies Record<string, Word>

export type PostingState = keyof typeof POSTING_STATES

/** Of an announcement: the furthest that one of its boards has come. */
export const ANNOUNCEMENT_STATES = {
  draft: { zh: '拟稿', en: 'Draft' },
  unhung: { zh: '已发布，待张贴', en: 'Published, on no board' },
  online: { zh: '网上公开，未张贴', en: 'Online, on no board' },
  hanging: { zh: '公示中', en: 'Hanging' },
  due: { zh: '期满，待拍照核验', en: 'Its time is over; photo missing' },
  early: { zh: '提前撤下', en: 'Taken down too early' },
  proved: { zh: '公示期满', en: 'Hung its whole time' },
} as const satisfies Record<string, Word>

export type AnnouncementState = keyof typeof ANNOUNCEMENT_STATES

export const CHANNELS = {
  office: { zh: '来访来电', en: 'At the office' },
  public: { zh: '公开页', en: 'Public page' },
} as const satisfies Record<string, Word>

export const RESULTS = {
  upheld: { zh: '属实，已改正', en: 'Upheld and put right' },
  partly: { zh: '部分属实', en: 'Upheld in part' },
  rejected: { zh: '不属实', en: 'Not upheld' },
} as const satisfies Record<string, Word>

export type Result = keyof typeof RESULTS

/** 监督举报电话 of the State Council's poverty relief office, which stands on every notice (国开办发〔2018〕11号). */
export const HOTLINE = '12317'

/** Least days on a board. */
export const NOTICE_DAYS = 'fund_notice_days'
/** Days within which an objection is to be answered; nothing is blocked while nobody has entered it. */
export const ANSWER_DAYS = 'notice.answer_days'
/** Working days within which a plan or an allocation is to be announced. */
export const PUBLISH_DAYS = 'notice.publish_days'
