/**
 * 名单导入: a list is read into a stage (preview), then committed as one batch that becomes visible in one step and can
 * be taken back. One list belongs to one banner. What a person decided about a village's spelling is remembered.
 */
import type { Word } from '../../kernel/words.ts'
import type { Level } from './finding.terms.ts'

export const BATCH_STATES = {
  reading: { zh: '读取中', en: 'reading' },
  preview: { zh: '待提交', en: 'preview' },
  committing: { zh: '提交中', en: 'committing' },
  committed: { zh: '已提交', en: 'committed' },
  taking_back: { zh: '撤回中', en: 'being taken back' },
  taken_back: { zh: '已撤回', en: 'taken back' },
  cancelled: { zh: '已取消', en: 'cancelled' },
  failed: { zh: '读取失败', en: 'failed' },
} as const satisfies Record<string, Word>

export type BatchState = keyof typeof BATCH_STATES

/** What only the whole list or the register can tell about a row. */
export const LIST_FINDINGS = {
  'place.otherCounty': {
    level: 'error',
    zh: '不是本旗县的户。一份名单只能属于一个旗县。',
    en: 'Not of this banner. One list belongs to one banner.',
  },
  'place.township': {
    level: 'error',
    zh: '本旗县没有这个苏木乡镇，请核对名称。',
    en: 'The banner has no such township; check the name.',
  },
  'place.village': {
    level: 'error',
    zh: '本乡镇没有这个嘎查村，请核对名称，或指定是哪一个。',
    en: 'The township has no such village; check the name, or choose which is meant.',
  },
  'place.ambiguous': {
    level: 'error',
    zh: '有几个村名相符，请指定是哪一个。',
    en: 'Several villages fit; choose which is meant.',
  },
  'place.spelling': {
    level: 'note',
    zh: '村名写法不同，已识别。',
    en: 'The village was recognised under another spelling.',
  },
  'list.sameId': {
    level: 'error',
    zh: '证件号码在名单中重复。',
    en: 'The id number stands twice in the list.',
  },
  'list.registeredElsewhere': {
    level: 'warn',
    zh: '证件号码已登记在别处，提交后列入疑似重复。',
    en: 'The id number is registered elsewhere; it will be listed as a possible duplicate.',
  },
  'list.noHousehold': {
    level: 'error',
    zh: '没有户编号，无法归户。',
    en: 'Without a household code the row belongs nowhere.',
  },
} as const satisfies Record<string, Word & { level: Level }>

export type ListFindingCode = keyof typeof LIST_FINDINGS

export interface BatchDecisions {
  /** `township|text` → village code */
  readonly villages?: Readonly<Record<string, string>>
  readonly goodRowsOnly?: boolean
}

export const villageKey = (township: string, text: string): string => `${township}|${text}`
