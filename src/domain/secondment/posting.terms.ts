/**
 * 挂职与人才: people are sent between the two ends in batches, each to a post with a term. A posting is a fact about the
 * host's place; what counts on a day is who is in post on it, so a term that is extended or cut short is another fact and
 * changes nothing that was said before. Both ways: cadres and professionals of Beijing, and those who go to Beijing.
 * Domain §9; 中办发〔2016〕 东西部扶贫协作指导意见 (人才支援).
 */
import type { Word } from '../../kernel/words.ts'

export const POSTING_KINDS = {
  cadre: { zh: '党政干部挂职', en: 'Seconded official' },
  medical: { zh: '支医', en: 'Medical support' },
  teaching: { zh: '支教', en: 'Teaching support' },
  farming: { zh: '支农', en: 'Farming support' },
  technology: { zh: '科技支援', en: 'Technology support' },
  tourism: { zh: '文旅支援', en: 'Culture and tourism support' },
  team: { zh: '组团式帮扶', en: 'Team of a school or hospital' },
  village: { zh: '驻村帮扶', en: 'Stationed in a village' },
  shadowing: { zh: '跟岗学习', en: 'Shadowing a post' },
} as const satisfies Record<string, Word>

export const DIRECTIONS = {
  to_steppe: { zh: '北京派往内蒙古', en: 'Beijing to Inner Mongolia' },
  to_beijing: { zh: '内蒙古派往北京', en: 'Inner Mongolia to Beijing' },
} as const satisfies Record<string, Word>

/** How a posting came about. */
export const ORIGINS = {
  assigned: { zh: '组织选派', en: 'Assigned' },
  volunteered: { zh: '本人主动报名', en: 'Volunteered' },
  recommended: { zh: '单位推荐', en: 'Recommended by the unit' },
  requested: { zh: '接收地点名商请', en: 'Requested by the host' },
  extended_stay: { zh: '期满主动留任', en: 'Stayed on after a term' },
} as const satisfies Record<string, Word>

export const TERM_CHANGES = {
  extended: { zh: '延期', en: 'Extended' },
  ended: { zh: '提前结束', en: 'Ended early' },
} as const satisfies Record<string, Word>

export type PostingKind = keyof typeof POSTING_KINDS
export type Direction = keyof typeof DIRECTIONS
export type Origin = keyof typeof ORIGINS
export type TermChange = keyof typeof TERM_CHANGES
